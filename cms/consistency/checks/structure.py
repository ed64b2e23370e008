"""As many articles, annexes and recipients of copies in one version as in the other."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..choices import Code, Counted, Kind
from ..differences import Difference
from ..parts import Alignment, Pair, Part
from ..register import Register

_ARTICLE = re.compile(r"^[ \t*#]*(?:Neni|Član|Члан|NENI|ČLAN|ЧЛАН)[ \t]+(?P<key>[0-9]{1,3})\b[. \t*]*$", re.M)
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


@dataclass(frozen=True)
class List:
    """How many there are, and the place of the last one or of the whole list."""

    count: int
    start: int
    end: int


def differing_counts(pair: Pair, register: Register) -> Iterator[Difference]:
    """Only where both versions have such a list: one that is set otherwise is no missing one."""
    for part, other in pair.parts():
        for what, find in _FINDERS.items():
            first, second = find(part.text), find(other.text)
            if first and second and first.count != second.count:
                yield _difference(what, part, other, first, second)
            elif first or second:
                yield from _one_sided(what, Alignment(part, other), first, second)


def _difference(what: Counted, part: Part, other: Part, first: List, second: List) -> Difference:
    keys = (str(first.count), str(second.count))
    passages = part.passage(first.start, first.end), other.passage(second.start, second.end)
    params = {"first": keys[0], "second": keys[1], "what": what.value}
    return Difference(Kind.STRUCTURE, Code.COUNT, keys, *passages, params)


def _one_sided(what: Counted, alignment: Alignment, first: List | None, second: List | None) -> Iterator[Difference]:
    """Annexes and articles that one version has and the other has none of; a list of recipients may be a stamp."""
    if what is Counted.RECIPIENTS or (first and second):
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


def _recipients(text: str) -> List | None:
    match = _COPIES.search(text)
    if match is None:
        return None
    if match["rest"].strip():
        return List(_in_a_line(match["rest"]), match.start(), match.end("rest"))
    items, end = _items(text, match.end())
    return List(len(items), match.start(), end) if items else None


def _in_a_line(text: str) -> int:
    parts = [part for part in re.split(r"[;,\t]|\s[-–]\s", text) if part.strip()]
    return sum(max(1, len(_OFFICE.findall(part))) for part in parts)


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
