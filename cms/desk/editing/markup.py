"""Texts between the package's store (escaped HTML with inline tags) and what a translator reads and types."""

import re
from collections import Counter

from bs4 import BeautifulSoup, NavigableString, Tag
from django.utils.translation import gettext as _
from wagtail_localize.strings import INLINE_TAGS, StringValue

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)([^<>]*?)(/?)>")


class UnfitMarkup(ValueError):
    """A text whose tags cannot be used; the message is a sentence for its author."""


def has_tags(data: str) -> bool:
    """True where a stored text has inline tags besides line breaks."""
    return any(tag.name != "br" for tag in _soup(data).find_all(True))


def plain(data: str) -> str:
    """A stored text without tags, for comparing, searching and reading aloud."""
    return StringValue(data).render_text()


def to_form(data: str, rich: bool) -> str:
    """A stored text as a translator edits it: words and line breaks, and where ``rich`` its tags."""
    return _written(_soup(data)) if rich else plain(data)


def as_sent(text: str) -> str:
    """A text as it comes back from a form that nobody touched: browsers and forms change ends of lines and edges."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").strip()


def from_form(text: str, rich: bool, source: str) -> str:
    """What a translator typed as it is stored; ``source`` is the stored text of the original.

    Raises UnfitMarkup where tags are not closed, not known or lead to a link that the original does not have.
    """
    text = as_sent(text)
    if not rich:
        return StringValue.from_plaintext(text).data
    _check_tags(text)
    soup = _soup(text.replace("\n", "<br>"))
    _check_links(soup, source)
    return str(soup)


def lost_links(source: str, data: str) -> bool:
    """True where links of the original are missing, which is allowed but seldom meant."""
    return bool(_link_ids(_soup(source)) - _link_ids(_soup(data)))


def _soup(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def _written(node: BeautifulSoup | Tag) -> str:
    pieces = []
    for child in node.children:
        if isinstance(child, NavigableString):
            pieces.append(str(child).replace("<", "&lt;").replace(">", "&gt;"))
        elif child.name == "br":
            pieces.append("\n")
        else:
            identity = f' id="{child["id"]}"' if "id" in child.attrs else ""
            pieces.append(f"<{child.name}{identity}>{_written(child)}</{child.name}>")
    return "".join(pieces)


def _check_tags(text: str) -> None:
    counts: Counter[str] = Counter()
    for closing, name, attributes, _alone in _TAG.findall(text):
        name = name.lower()
        if name not in INLINE_TAGS:
            raise UnfitMarkup(
                _("“<%(tag)s>” cannot stand in this text. Use only the tags that the original has.") % {"tag": name}
            )
        if attributes.strip() and not (name == "a" and re.fullmatch(r"\s*id=\"[\w-]+\"\s*", attributes)):
            raise UnfitMarkup(
                _("The tag “%(tag)s” has something added to it. Copy the tag from the original as it stands there.")
                % {"tag": name}
            )
        counts[name] += 0 if name == "br" else (-1 if closing else 1)
    for name, open_ones in counts.items():
        if open_ones:
            raise UnfitMarkup(
                _("“<%(tag)s>” and “</%(tag)s>” do not come in pairs. Put one of each around the words they hold.")
                % {"tag": name}
            )


def _link_ids(soup: BeautifulSoup) -> set[str]:
    return {link.get("id", "") for link in soup.find_all("a")}


def _check_links(soup: BeautifulSoup, source: str) -> None:
    for unknown in sorted(_link_ids(soup) - _link_ids(_soup(source))):
        raise UnfitMarkup(
            _("The link “%(link)s” is not in the original. Copy the links from the original and change their words.")
            % {"link": unknown or "a"}
        )
    for tag in soup.find_all(True):
        if set(tag.attrs) - ({"id"} if tag.name == "a" else set()):
            raise UnfitMarkup(
                _("The tag “%(tag)s” has something added to it. Copy the tag from the original as it stands there.")
                % {"tag": tag.name}
            )
