"""HTML from Latin to Cyrillic in one pass over its signs: texts and what people read in attributes, nothing else.

The page is never parsed into a tree and written again: every sign outside these texts leaves as it came.
Where a tag ends is decided as the HTML standard does (section 13.2.5, tokenization).
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from .addresses import Addresses

# What people read of an element that stands in an attribute.
_READ = "title|alt|placeholder|aria-label|aria-description|aria-roledescription|label|summary|data-count|data-language"
_ATTRIBUTE = re.compile(
    r"""(?<=[\s"'])(?P<name>[^\s"'<>/=]+)(?P<equals>\s*=\s*)(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)')"""
)
_READ_NAMES = frozenset(_READ.split("|"))
_OTHERS = "lang|xml:lang|translate|data-script|href|action|formaction|data-suggestions|value|content"
# A tag without any of these leaves as it came.
_TOUCHED = re.compile(rf"\s(?:{_READ}|{_OTHERS})\s*=", re.IGNORECASE)
# Text, a comment (or what the standard reads as one), and a tag in the form that templates write. All other tags are
# followed sign by sign in ``_end_of_tag``: a quote begins a value only behind an equals sign.
_TOKEN = re.compile(
    r"""
      (?P<tag></?[a-zA-Z][^\s/>"'=<]*(?=[\s/>])[^"'>=<]*(?:(?<![\s/])="[^"]*"[^"'>=<]*)*>)
    | (?P<text>[^<]+|<(?![a-zA-Z/!?]))
    | (?P<comment><!--(?:-?>|.*?--!?>)|<(?!!--)[!?][^>]*>|</[^a-zA-Z][^>]*>|</>)
    """,
    re.VERBOSE | re.DOTALL,
)
_NAME_OF_ATTRIBUTE = re.compile(r"[\s/]*(?:[^\s/>][^\s/>=]*)?\s*")
_ATTRIBUTE_VALUE = re.compile(r"""=\s*(?:"[^"]*"|'[^']*'|(?!["'])[^\s>]*)""")
_NAME = re.compile(r"</?([a-zA-Z][^\s/>]*)")
_EMPTY = frozenset("area base br col embed hr img input link meta source track wbr".split())  # noqa: SIM905
# Their content is no markup and not for people, or is what somebody typed.
_RAW = frozenset("script style textarea xmp iframe noembed noframes plaintext".split())  # noqa: SIM905
# Their content is kept as it is: words that an editor marked, and what is typed letter by letter.
_KEPT = frozenset("abbr code kbd samp var math".split())  # noqa: SIM905
_META = frozenset(
    "description og:title og:description og:site_name og:image:alt twitter:title twitter:description".split()  # noqa: SIM905
)
_LATIN = frozenset(["sr", "sr-latn"])


@dataclass
class _Region:
    """An element inside which texts are kept or converted, until its own end tag."""

    name: str
    kept: bool
    depth: int = 1


@dataclass
class Page:
    """The conversion of one text of HTML; used once."""

    text: Callable[[str], str]
    addresses: Addresses | None = None
    regions: list[_Region] = field(default_factory=list)

    def convert(self, html: str) -> str:
        return "".join(self._pieces(html))

    def _pieces(self, html: str) -> Iterator[str]:
        place, text, match = 0, self.text, _TOKEN.match
        while place < len(html):
            found = match(html, place)
            start, place = place, found.end() if found else _end_of_tag(html, place)
            if not place:
                # A tag or comment that never ends: nothing behind it is text.
                yield html[start:]
                return
            kind, piece = found.lastgroup if found else "tag", html[start:place]
            if kind == "text":
                yield piece if self._keeps else text(piece)
            elif kind == "comment":
                yield piece
            else:
                yield self._tag(piece)
                name = _NAME.match(piece)[1].lower()
                if name in _RAW and piece[1] != "/":
                    end = re.compile(rf"</{re.escape(name)}(?=[\s/>])", re.I).search(html, place)
                    stop = end.start() if end else len(html)
                    yield html[place:stop]
                    place = stop

    @property
    def _keeps(self) -> bool:
        return bool(self.regions) and self.regions[-1].kept

    def _tag(self, tag: str) -> str:
        name = _NAME.match(tag)[1].lower()
        if tag[1] == "/":
            self._end(name)
            return tag
        region = self.regions and self.regions[-1]
        if region and region.name == name:
            region.depth += 1
        given = dict(_attributes(tag)) if _TOUCHED.search(tag) else {}
        keeps = _marked(name, given, self._keeps)
        if keeps is not None and name not in _EMPTY:
            if region and region.name == name:
                region.depth -= 1
            self.regions.append(_Region(name, keeps))
        return self._with_attributes(name, tag, given, self._keeps if keeps is None else keeps) if given else tag

    def _end(self, name: str) -> None:
        if self.regions and self.regions[-1].name == name:
            self.regions[-1].depth -= 1
            if not self.regions[-1].depth:
                self.regions.pop()

    def _with_attributes(self, name: str, tag: str, given: dict[str, str], keeps: bool) -> str:
        latin_twin = given.get("hreflang", "").lower() in _LATIN

        def attribute(found: re.Match) -> str:
            quote = '"' if found["double"] is not None else "'"
            value = found["double"] if quote == '"' else found["single"]
            changed = self._value(name, found["name"].lower(), value, given, keeps, latin_twin)
            return found.group() if changed == value else f"{found['name']}{found['equals']}{quote}{changed}{quote}"

        return _ATTRIBUTE.sub(attribute, tag)

    def _value(self, tag: str, name: str, value: str, given: dict, keeps: bool, latin_twin: bool) -> str:
        if name in ("href", "action", "formaction", "data-suggestions"):
            return value if latin_twin or self.addresses is None else self.addresses.cyrillic(value)
        if name in ("lang", "xml:lang", "hreflang"):
            return value if latin_twin or value.lower() not in _LATIN else "sr-Cyrl"
        if keeps:
            return value
        if name in _READ_NAMES:
            return self.text(value)
        if name == "value" and tag == "input" and given.get("type", "").lower() in ("submit", "button", "reset"):
            return self.text(value)
        if name == "content" and tag == "meta" and (given.get("name") or given.get("property", "")).lower() in _META:
            return self.text(value)
        return value


def _end_of_tag(html: str, place: int) -> int:
    """The place behind the tag that begins at ``place``; 0 where it has no end, or is a comment without one."""
    name = _NAME.match(html, place)
    at = name.end() if name else len(html)
    while at < len(html) and html[at] != ">":
        at = _NAME_OF_ATTRIBUTE.match(html, at).end()
        if html[at : at + 1] == "=":
            value = _ATTRIBUTE_VALUE.match(html, at)
            if value is None:
                return 0
            at = value.end()
    return at + 1 if at < len(html) else 0


def _attributes(tag: str) -> Iterator[tuple[str, str]]:
    """(name, value) of the attributes in quotes; the first of a name counts."""
    found = [(each["name"].lower(), each["double"] or each["single"] or "") for each in _ATTRIBUTE.finditer(tag)]
    yield from reversed(found)


def _marked(name: str, given: dict[str, str], inside_kept: bool) -> bool | None:
    """Whether an element's own marks keep its texts Latin (True) or make them Serbian again (False); None without."""
    if name in _KEPT or given.get("translate", "").lower() == "no" or given.get("data-script", "").lower() == "keep":
        return True
    language = given.get("lang", given.get("xml:lang", "")).lower()
    if not language:
        return None
    serbian = language in _LATIN and given.get("hreflang", "").lower() not in _LATIN
    return not serbian


def converted(html: str, text: Callable[[str], str], addresses: Addresses | None = None) -> str:
    """HTML, a whole page or a part, with its Serbian texts passed through ``text`` and its links by ``addresses``."""
    return Page(text, addresses).convert(html)
