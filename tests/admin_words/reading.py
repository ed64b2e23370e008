"""A person of the office who opens addresses and reads them; what is not in the person's language is remembered."""

import json
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from django.contrib.messages import get_messages
from django.db import transaction
from django.urls import resolve
from lxml import html
from wagtail.users.models import UserProfile

from tests.admin_forms import EMPTY_STREAMS

from .visible import texts
from .words import foreign_words

SHOWN = 100
# What sends nothing as long as nobody chooses it.
NOT_TYPED = {"checkbox", "radio", "file", "submit", "button", "image"}
READABLE = ("text/html", "application/json")


@dataclass
class Reader:
    """``foreign`` has each sentence that is not in the language, with its words and where it stood first."""

    client: object
    language: str
    content: frozenset[str] = frozenset()
    answered: set[str] = field(default_factory=set)
    foreign: dict[str, tuple[list[str], str]] = field(default_factory=dict)
    sent: set[str] = field(default_factory=set)
    seen: set[str] = field(default_factory=set)

    def sign_in(self, user) -> None:
        """The language is the one that the user chose in the account."""
        UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": self.language})
        self.client.force_login(user)

    def open(self, address: str) -> object:
        """Ask and read; where the answer leads elsewhere, the messages that would be read there."""
        answer = self.client.get(address)
        self._take(answer, address)
        if answer.status_code == 200:
            self.answered.add(address)
        return answer

    def send(self, address: str, fields: dict, **headers: str) -> object:
        """Send a form, read what it says, and take back what it did."""
        with transaction.atomic():
            answer = self.client.post(address, fields, headers=headers)
            self._take(answer, f"POST {address}")
            transaction.set_rollback(True)
        return answer

    def send_forms(self, answer, address: str) -> None:
        """The forms of an answer, as they are and with nothing filled in; those of each route and type once."""
        for action, filled, empty in forms(answer):
            target = urljoin(address, action)
            match = resolve(urlsplit(target).path)
            form = f"{match.route} {match.kwargs.get('content_type_model_name', '')}"
            if form not in self.sent:
                self.sent.add(form)
                self.send(target, empty)
                self.send(target, filled)

    def report(self) -> str:
        lines = [f"{text!r} ({', '.join(found)}) at {place}" for text, (found, place) in self.foreign.items()]
        return "\n".join([f"{len(lines)} sentences are not in {self.language}:", *lines[:SHOWN]])

    def read(self, text: str, place: str) -> None:
        if text not in self.seen:
            self.seen.add(text)
            if found := foreign_words(text, self.language, self.content):
                self.foreign.setdefault(" ".join(text.split())[:300], (sorted(set(found)), place))

    def _take(self, answer, place: str) -> None:
        kind = answer.headers["Content-Type"]
        if answer.status_code in (200, 404) and kind.startswith(READABLE):
            said = texts(answer.content.decode(), kind)
        else:
            said = [str(message) for message in get_messages(answer.wsgi_request)]
        for text in said:
            self.read(text, place)


def forms(answer) -> list[tuple[str, dict, dict]]:
    """(address, fields as they are, fields emptied) of the forms of a page or a dialog that send something."""
    content = answer.content.decode()
    if answer.headers["Content-Type"].startswith("application/json"):
        content = json.loads(content).get("html") or ""
    found = html.fromstring(content).iterfind(".//form") if content.strip() else ()
    return [
        (form.get("action") or "", _emptied(form) | dict(form.form_values()), _emptied(form))
        for form in found
        if form.method == "POST" and "logout" not in (form.get("action") or "")
    ]


def _emptied(form) -> dict[str, str]:
    named = [each for each in form.inputs if each.name and each.get("type") not in NOT_TYPED]
    return EMPTY_STREAMS | {each.name: (each.value or "") if each.get("type") == "hidden" else "" for each in named}
