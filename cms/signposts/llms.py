"""The portal in short for language models and who writes programs with them (llmstxt.org).

An H1 with the name, a quotation that sums it up, then sections of links, each ``- [name](address): what it is``.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.cyrillic.letters import Letters
from cms.feeds.description import without_controls
from cms.models import MenuItem, PortalSettings
from cms.templatetags.cms_tags import own_language_name

Line = tuple[str, str, str]
_MARKS = re.compile(r"([\\\[\]`*_<>])")


@dataclass(frozen=True)
class Section:
    """``lines`` are (name, address, what it is); the last may be empty."""

    title: str
    lines: list[Line]


def text(portal: PortalSettings, request: HttpRequest, letters: Letters) -> str:
    """The file in the active language, in Markdown."""
    name = str(portal.municipality) or request.get_host()
    about = _(
        "The official publications of the municipality: decisions, regulations, notices, public calls, consultations, "
        "meetings, reports and strategies, in its official languages."
    )
    notes = [
        _(
            "Where a record is missing in a language, the portal says so and leads to the one that exists. Serbian is "
            "stored in Latin letters and shown in Cyrillic, too."
        ),
        _("Dates decide what is in force, open or over; every answer says it for its own day."),
    ]
    parts = [f"# {_plain(name)}", f"> {about}", *notes]
    for section in (_languages(), _sections(request), _data(), _feeds(), _terms(portal)):
        if section.lines:
            lines = [_line(line, letters) for line in section.lines]
            parts.append("\n".join([f"## {section.title}", "", *lines]))
    return letters.text("\n\n".join(parts[:2])) + "\n\n" + "\n\n".join(letters.text(part) for part in parts[2:]) + "\n"


def _line(line: Line, letters: Letters) -> str:
    name, address, about = line
    return f"- [{_plain(name)}]({letters.address(address)})" + (f": {_plain(about)}" if about else "")


def _plain(text: str) -> str:
    """A text on one line, with the signs that mean something in Markdown escaped."""
    return _MARKS.sub(r"\\\1", " ".join(without_controls(text).split()))


def _languages() -> Section:
    lines = []
    for code in settings.PUBLIC_LANGUAGES:
        with translation.override(code):
            lines.append((own_language_name(code), reverse("wagtail_serve", args=[""]), ""))
    return Section(_("Languages"), lines)


def _sections(request: HttpRequest) -> Section:
    """The menus of the portal, which the office chose; two queries."""
    items: Iterable[MenuItem] = MenuItem.objects.in_language(get_language()).select_related("page")
    addresses = [(item.title, Page(pk=item.page_id, url_path=item.url_path).get_url(request)) for item in items]
    return Section(_("Sections"), [(title, address, "") for title, address in addresses if address])


def _data() -> Section:
    lines = [
        (
            _("Search"),
            reverse("search"),
            _("Words, references and dates, in any language and script; with filters."),
        ),
        (_("Interface for programs"), "/api/v1/records/", _("Everything that is public, as JSON, without a key.")),
        (_("Description of the interface"), "/api/v1/openapi.json", _("OpenAPI 3.1.")),
        (_("What changed"), "/api/v1/changes/", _("For copies that keep in step, removals included.")),
        (_("Site map"), reverse("sitemap"), ""),
    ]
    return Section(_("Data"), lines)


def _feeds() -> Section:
    new = _("Every list and every search has such a feed, also as RSS and JSON Feed.")
    lines = [
        (_("Everything new, as Atom"), reverse("search_feed"), new),
        (_("Everything new, as JSON Feed"), reverse("search_feed_in", args=["json"]), ""),
        (_("Calendar"), reverse("calendar"), _("Meetings, deadlines and consultations, as iCalendar.")),
        (_("The portal on your site"), reverse("embed_builder"), _("Code for lists and dates on other sites.")),
    ]
    return Section(_("Feeds and calendar"), lines)


def _terms(portal: PortalSettings) -> Section:
    address, terms = portal.terms_of_documents_url, str(portal.terms_of_documents)
    return Section(_("Terms of use"), [(_("Terms of use of documents"), address, terms)] if address else [])
