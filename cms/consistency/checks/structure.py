"""As many articles, annexes and recipients of copies in one version as in the other."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..alignment import Alignment
from ..choices import Code, Counted, Kind
from ..differences import Difference
from ..parts import Pair, Part
from ..register import Register

_HEADING = r"^[ \t*#]*(?:Neni|Član|Члан|NENI|ČLAN|ЧЛАН)[ \t]+(?P<key>[0-9]{1,3}|[IVXL]{1,6})\b"
_ARTICLE = re.compile(rf"{_HEADING}[. \t*]*$", re.M)
# With its title in the same line; a citation at the begin of a line looks like it.
_WITH_TITLE = re.compile(rf"{_HEADING}[.:)–— \t*-]*(?:[^\W\d_a-zа-шčćšžđçë][^\n]{{0,80}})?$", re.M)
_ANNEX = re.compile(
    r"^[ \t*#]*(?i:shtojc[aë]|aneks[i]?|prilog|анекс|прилог)[ \t]+(?:(?i:nr|br|бр)\.?[ \t]*)?"
    r"(?P<key>[0-9]{1,2}|[IVX]{1,4}|[A-D])\b[^\n]{0,80}$",
    re.M,
)
_COPIES = re.compile(
    r"^[ \t*#]*(?:(?i:kopj[aeë][t]?|kopij[ae]|cc|dostavljeno|dostaviti|dorëzuar|u dërgohet|копија|достављено)"
    r"(?:[ \t]+(?:për|i|za|за))?)[ \t*]*:[ \t*]*(?P<rest>[^\n]*)$",
    re.M | re.I,
)
_ITEM = re.compile(r"^[ \t]*(?:[-–•*·]|[0-9]{1,2}[.)])[ \t]*(?P<item>\S[^\n]*)$")
_LABEL = re.compile(r"^[^\n:]{2,25}:(?:\s|$)")
# Words with which the name of an office begins, where a list of them is set in one line.
_OFFICE = re.compile(
    r"(?<!\w)(?:Njësi\w*|Zyr\w*|Drejtori\w*|Departament\w*|Kabinet\w*|Arkiv\w*|Kryetar\w*|Kryesues\w*|Komun[eë]s\b"
    r"|Jedinic\w*|Kancelarij\w*|Direkcij\w*|Odeljenj\w*|(?:[A-ZČĆŠŽĐ]\w+[ \u00a0])?odeljenj\w*|Arhiv\w*|Kabinet\w*"
    r"|Gradonačelnik\w*|Predsed\w*|Јединиц\w*|Канцелариј\w*|Дирекциј\w*|Одељењ\w*|(?:[А-Ш]\w+[ \u00a0])?одељењ\w*"
    r"|Архив\w*)"
)

# An office by its letters; behind a preposition it is where another one is.
_SHORT = re.compile(r"(?<!në )(?<!u )(?<!e )(?<!i )(?<!të )(?<!у )(?<![\w.])[A-ZČĆŠŽĐÇËА-Ш]{2,6}(?:[-–]\w{1,3})?(?!\w)")


@dataclass(frozen=True)
class List:
    """How many there are, ``most`` where more may be meant, and the place of the last one or of the whole list."""

    count: int
    start: int
    end: int
    most: int = 0

    def may_be(self, other: "List") -> bool:
        return self.count <= max(other.count, other.most) and other.count <= max(self.count, self.most)


def differing_counts(pair: Pair, register: Register) -> Iterator[Difference]:
    """Only where both versions have such a list: one that is set otherwise is no missing one."""
    for part, other in pair.parts():
        for what, find in _FINDERS.items():
            first, second = find(part.text), find(other.text)
            if what is Counted.ARTICLES and not _are_as_many(first, second):
                first, second = _closer(part.text, other.text, first, second)
            if first and second and not first.may_be(second):
                yield _difference(what, part, other, first, second)
            elif first is None or second is None:
                yield from _one_sided(what, Alignment(part, other), first, second)


def _are_as_many(first: List | None, second: List | None) -> bool:
    return (first and first.count) == (second and second.count)


def _closer(text: str, other: str, first: List | None, second: List | None) -> tuple[List | None, List | None]:
    """Articles with titles in their lines, where these make the two as many; else as they were found without."""
    titled, other_titled = _titled(text), _titled(other)
    pairs = ((titled, second), (first, other_titled), (titled, other_titled))
    if found := next((each for each in pairs if _are_as_many(*each)), None):
        return found
    return first or titled, second or other_titled


def _difference(what: Counted, part: Part, other: Part, first: List, second: List) -> Difference:
    keys = (str(first.count), str(second.count))
    passages = part.passage(first.start, first.end), other.passage(second.start, second.end)
    params = {"first": keys[0], "second": keys[1], "what": what.value}
    return Difference(Kind.STRUCTURE, Code.COUNT, keys, *passages, params)


def _one_sided(what: Counted, alignment: Alignment, first: List | None, second: List | None) -> Iterator[Difference]:
    """Annexes and articles that one version has and the other has none of; a list of recipients may be a stamp."""
    if what is Counted.RECIPIENTS or not (first or second):
        return
    found, own = (first, alignment) if first else (second, alignment.turned())
    passage, there = own.part.passage(found.start, found.end), own.counterpart(found.start)
    passages = (passage, there) if first else (there, passage)
    keys = (str(first.count), "0") if first else ("0", str(second.count))
    params = {"first": keys[0], "second": keys[1], "what": what.value}
    yield Difference(Kind.STRUCTURE, Code.COUNT, keys, *passages, params)


def _headings(pattern: re.Pattern) -> Callable[[str], List | None]:
    def find(text: str) -> List | None:
        found = {match["key"]: match for match in reversed(list(pattern.finditer(text)))}
        if not found:
            return None
        last = max(found.values(), key=lambda match: match.start())
        return List(len(found), last.start(), last.end())

    return find


_titled = _headings(_WITH_TITLE)


def _recipients(text: str) -> List | None:
    match = _COPIES.search(text)
    if match is None:
        return None
    if match["rest"].strip():
        least, most = _in_a_line(match["rest"])
        return List(least, match.start(), match.end("rest"), most)
    items, end = _items(text, match.end())
    return List(len(items), match.start(), end) if items else None


def _in_a_line(text: str) -> tuple[int, int]:
    """How many at least, and at most: an abbreviation beside offices may be one more, or belong to one of them."""
    parts = [part for part in re.split(r"[;,\t]|\s[-–]\s", text) if part.strip()]
    offices = [max(1, len(_OFFICE.findall(part))) for part in parts]
    short = [len(_SHORT.findall(part)) - (not _OFFICE.search(part)) for part in parts]
    return sum(offices), sum(offices) + sum(max(0, more) for more in short)


def _items(text: str, at: int) -> tuple[list[str], int]:
    """The points of a list below its heading, as far as they follow each other."""
    items, end = [], at
    for line in text[at:].splitlines(keepends=True):
        match = _ITEM.match(line.rstrip("\n"))
        if match:
            items.append(match["item"])
        elif line.strip() and (items or _LABEL.match(line)):
            break
        elif line.strip():
            return [], at
        at += len(line)
        end = at if match else end
    return items, end


_FINDERS: dict[Counted, Callable[[str], List | None]] = {
    Counted.ARTICLES: _headings(_ARTICLE),
    Counted.ANNEXES: _headings(_ANNEX),
    Counted.RECIPIENTS: _recipients,
}
