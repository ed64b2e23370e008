"""HTML from Latin to Cyrillic in one pass over its signs: texts and what people read in attributes, nothing else.

The page is never parsed into a tree and written again: every sign outside these texts leaves as it came.
Where a tag ends is decided as the HTML standard does (section 13.2.5, tokenization).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .addresses import Addresses
from .regions import DRAWN, Region, end_implied
from .tags import (
    EMPTY,
    NAME,
    RAW,
    Text,
    attributes,
    is_plain,
    mark,
    mere_link,
    name_of,
    touched,
    with_attributes,
    with_link,
)

# A tag in the form that templates write, a text, a doctype. A page of nothing else is cut at once.
_TAG = r"""</?[a-zA-Z][^\s/>"'=<]*(?=[\s/>])[^"'>=<]*(?:(?<![\s/])="[^"]*"[^"'>=<]*)*>"""
_USUAL = re.compile(rf"{_TAG}|[^<]+|<![a-zA-Z][^>]*>")
# All other tags are followed sign by sign: a quote begins a value only behind an equals sign.
_TOKEN = re.compile(
    rf"""(?P<tag>{_TAG})|(?P<text>[^<]+|<(?![a-zA-Z/!?]))"""
    r"""|(?P<other><!--(?:-?>|.*?--!?>)|<(?!!--)[!?][^>]*>|</[^a-zA-Z][^>]*>|</>)""",
    re.DOTALL,
)
_NAME_OF_ATTRIBUTE = re.compile(r"[\s/]*(?:[^\s/>][^\s/>=]*)?\s*")
_VALUE = re.compile(r"""=\s*(?:"[^"]*"|'[^']*'|(?!["'])[^\s>]*)""")
# Tags and spaces that need nothing outside an element with a mark of its own. A portal has few; none leads anywhere.
_plain: set[str] = set()
_MOST_PLAIN, _LONGEST_PLAIN = 5_000, 200


class _NotUsual(Exception):
    """The page has something that is not cut like a template's output: a script with content, an odd tag."""


@dataclass
class _Page:
    """The conversion of one text of HTML; used once. Regions begin with the first element that keeps its letters."""

    text: Text
    addresses: Addresses | None
    regions: list[Region] = field(default_factory=list)

    def usual(self, html: str) -> list[str]:
        """The pieces of a page as templates write them. Raises _NotUsual, for ``any`` to begin again."""
        pieces, done = _USUAL.findall(html), 0
        if sum(map(len, pieces)) != len(html):
            raise _NotUsual
        # Most pieces are tags and spaces that leave as they came: they cost one look.
        for at in [at for at, piece in enumerate(pieces) if piece not in _plain]:
            if at >= done:
                pieces[at] = self._piece(pieces, at)
                done = at + (2 if _is_data(pieces, at) else 1)
            while self.regions and done < len(pieces):
                pieces[done] = self._piece(pieces, done)
                done += 1
        return pieces

    def _piece(self, pieces: list[str], at: int) -> str:
        piece = pieces[at]
        if piece[0] != "<":
            return self._words(piece)
        if piece[1] == "!":
            return piece
        if not self.regions and (link := mere_link(piece, self.addresses)):
            return link
        name = name_of(piece)
        if name in RAW and piece[1] != "/" and pieces[at + 1 : at + 2] != [f"</{name}>"] and self._reads(pieces, at):
            raise _NotUsual
        if name == "a" and not self.regions and touched(piece) == ["href"]:
            return with_link(piece, self.addresses)
        return self._tag(piece, name)

    def _reads(self, pieces: list[str], at: int) -> bool:
        """Whether the content of a raw element has to be followed sign by sign."""
        return bool(self.regions) or not _is_data(pieces, at)

    def _words(self, piece: str) -> str:
        if self.regions and self._keeps:
            return piece
        if piece.isspace():
            _remember(piece)
            return piece
        return self.text(piece)

    def any(self, html: str) -> Iterator[str]:
        """The pieces of any HTML, however it is written."""
        place = 0
        while place < len(html):
            found = _TOKEN.match(html, place)
            start, place = place, found.end() if found else _end_of_tag(html, place)
            if not place:
                # A tag or comment that never ends: nothing behind it is text.
                yield html[start:]
                return
            kind, piece = found.lastgroup if found else "tag", html[start:place]
            if kind == "text":
                yield self._words(piece)
            elif kind == "other":
                yield piece
            else:
                name = name_of(piece)
                yield self._tag(piece, name)
                if name in RAW and piece[1] != "/":
                    start, place = place, _end_of_raw(html, place, name)
                    yield html[start:place]

    @property
    def _keeps(self) -> bool:
        return bool(self.regions) and self.regions[-1].kept

    def _tag(self, tag: str, name: str) -> str:
        if self.regions:
            end_implied(self.regions, name, is_end=tag[1] == "/")
        region = self.regions[-1] if self.regions else None
        inside = region is not None and region.name == name and not region.inner
        if tag[1] == "/":
            if inside:
                self._end(region)
            _remember(tag)
            return tag
        is_empty = name in EMPTY or (name in DRAWN and tag.endswith("/>"))
        if is_plain(tag, name):
            if inside and not is_empty:
                region.depth += 1
            _remember(tag)
            return tag
        given = attributes(tag)
        marked = mark(name, given)
        keeps = self._keeps if marked is None else marked
        if not is_empty:
            if marked is not None and (marked or region):
                self.regions.append(Region(name, marked))
            elif inside:
                region.depth += 1
        return with_attributes(tag, name, given, keeps, self.text, self.addresses)

    def _end(self, region: Region) -> None:
        region.depth -= 1
        if not region.depth:
            self.regions.pop()


def _is_data(pieces: list[str], at: int) -> bool:
    """Whether the piece opens a script whose content is one piece, such as a block of JSON without any “<”."""
    opens = pieces[at].startswith("<script") and name_of(pieces[at]) == "script"
    return opens and pieces[at + 2 : at + 3] == ["</script>"] and pieces[at + 1][0] != "<"


def _remember(piece: str) -> None:
    if len(_plain) < _MOST_PLAIN and len(piece) < _LONGEST_PLAIN:
        _plain.add(piece)


def _end_of_tag(html: str, place: int) -> int:
    """The place behind the tag that begins at ``place``; 0 where it has no end, or is a comment without one."""
    name = NAME.match(html, place)
    at = name.end() if name else len(html)
    while at < len(html) and html[at] != ">":
        at = _NAME_OF_ATTRIBUTE.match(html, at).end()
        if html[at : at + 1] == "=":
            value = _VALUE.match(html, at)
            if value is None:
                return 0
            at = value.end()
    return at + 1 if at < len(html) else 0


def _end_of_raw(html: str, place: int, name: str) -> int:
    """The place of the end tag of a script and the like; the end of the text where it has none."""
    end = re.compile(rf"</{re.escape(name)}(?=[\s/>])", re.IGNORECASE).search(html, place)
    return end.start() if end else len(html)


def converted(html: str, text: Text, addresses: Addresses | None = None) -> str:
    """HTML, a whole page or a part, with its Serbian texts passed through ``text`` and its links by ``addresses``."""
    try:
        return "".join(_Page(text, addresses).usual(html))
    except _NotUsual:
        return "".join(_Page(text, addresses).any(html))
