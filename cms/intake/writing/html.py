"""HTML that a system sends: read once, by a parser whose time grows with the length, before anything is locked.

What is handed on is well-formed, so that the parsers of the forms, which are slow with tags that never end, have
nothing to look for.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from bs4 import BeautifulSoup, Tag
from bs4.element import PreformattedString
from django.utils.translation import gettext as _
from pydantic import BaseModel
from wagtail.whitelist import check_url

from cms.intake.contract.parts import SentText
from cms.intake.door.problems import Fault, Place

# Of one text, its blocks together: some hundred printed pages. Links are those within the portal.
MOST_SIGNS, MOST_TAGS, MOST_LEVELS, MOST_LINKS = 200_000, 6_000, 60, 300
MOST_DIGITS = 18
UNSEEN = ("script", "style", "template", "head")
LINKED: dict[str, Literal["page", "document"]] = {"page": "page", "document": "document"}


@dataclass(frozen=True)
class Link:
    """A link to a page or an edition of a document, by its number."""

    kind: Literal["page", "document"]
    number: int


class Cleaned(str):
    """HTML that was read: well-formed, and with its ``links``. Plain texts are what the portal has already."""

    links: tuple[Link, ...] = ()


@dataclass
class Reading:
    """What was found while HTML was read: ``faults``, and in ``removed`` what was taken out."""

    faults: list[Fault]
    removed: list[str]

    def clean(self, fields: BaseModel) -> None:
        """Put ``Cleaned`` in the place of all HTML of these fields."""
        for name in fields.model_fields_set:
            if isinstance(value := getattr(fields, name, None), SentText):
                self._clean_text(value, ("fields", name))

    def _clean_text(self, text: SentText, place: Place) -> None:
        parts = list(_parts(text, place))
        if sum(len(part.html) for part, _where in parts) > MOST_SIGNS:
            self.faults.append(Fault(place, _("The text is too long.")))
            return
        tags, links = 0, set()
        for part, where in parts:
            if "\0" in part.html:
                self.faults.append(Fault(where, _("Signs with the number zero cannot be used.")))
                continue
            soup = BeautifulSoup(part.html, "lxml")
            tags += len(soup.find_all(True))
            if tags > MOST_TAGS or _levels(soup) > MOST_LEVELS:
                sentence = _("The HTML has more tags, or more of them within each other, than can be read.")
                self.faults.append(Fault(where, sentence))
                return
            part.html = cleaned = self._cleaned(soup, where)
            links.update(cleaned.links)
        if len(links) > MOST_LINKS:
            self.faults.append(Fault(place, _("The text has more links within the portal than can be checked.")))

    def _cleaned(self, soup: BeautifulSoup, place: Place) -> Cleaned:
        for unseen in soup.find_all(string=lambda text: isinstance(text, PreformattedString)):
            unseen.extract()
        for tag in soup.find_all(UNSEEN):
            self.removed.append(f"<{tag.name}>")
            tag.decompose()
        links = [link for tag in soup.find_all("a") if (link := self._link(tag, place))]
        made = Cleaned(soup.body.decode_contents() if soup.body else "")
        made.links = tuple(links)
        return made

    def _link(self, tag: Tag, place: Place) -> Link | None:
        """The link to something of the portal. One to an address that no page may have is taken out."""
        kind, href = tag.get("linktype"), str(tag.get("href", "")).strip()
        if kind is None:
            if not href or check_url(href) is None:
                self.removed.append(f'<a href="{_shown(href)}">')
                tag.unwrap()
                return None
            tag.attrs = {"href": href}
            return None
        number = str(tag.get("id", ""))
        if kind not in LINKED or not (number.isascii() and number.isdigit() and len(number) <= MOST_DIGITS):
            sentence = _("A link with “linktype” names a “page” or a “document”, and its number as “id”.")
            self.faults.append(Fault(place, sentence))
            return None
        tag.attrs = {"linktype": kind, "id": str(int(number))}
        return Link(LINKED[kind], int(number))


def _parts(text: SentText, place: Place) -> Iterator[tuple]:
    """Everything with ``html``, and where that stands."""
    if text.html is not None:
        yield text, (*place, "html")
    for number, block in enumerate(text.blocks or []):
        if hasattr(block, "html"):
            yield block, (*place, "blocks", number, "html")


def _levels(soup: BeautifulSoup) -> int:
    """How deep tags stand within each other; without calling itself, because nobody knows yet."""
    deepest, here = 0, [(soup, 0)]
    while here:
        tag, level = here.pop()
        deepest = max(deepest, level)
        here += [(child, level + 1) for child in tag.children if isinstance(child, Tag)]
    return deepest


def _shown(address: str) -> str:
    return "".join(sign for sign in address[:100] if sign.isprintable())
