"""The dates of an act follow each other from its proposal to the ministry's letter, and so do those of a call."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from ..choices import ORDERS, Code, Kind, Role
from ..differences import Difference, Mention, written
from ..mentions import What, mentions
from ..parts import PAGE, Pair, Part, Version
from ..plain import plain
from ..register import Register

# Words before a date, in plain letters. The nearest one tells what the date is.
CUES = {
    Role.PROPOSAL: r"propozim|propozua|predlog|predloz",
    Role.ADOPTION: r"mirato[ij]|miratua|aprovo[ij]|aprovua|usvojen|usvojil|odobren|odobril|donet|donel",
    Role.PROTOCOL: r"protokoll|protokol|delovodn|prot\.",
    Role.SUBMISSION: r"shqyrtim|razmatranj|parashtrua|dorezua|dostavljen|podnet",
    Role.LETTER: r"\b(?:date|data|datum|dt)\b",
}
_CUE = re.compile("|".join(f"(?P<{role}>{words})" for role, words in CUES.items()))
# A file that is the ministry's letter names itself so.
_IS_LETTER = re.compile(r"konfirmim\w* (?:i|te|se) ligjshmeris|potvrd\w+ (?:o )?zakonitost")
_REACH = 160
_BEFORE_DATE = r"(?:\s(?:me|ne|u|te|dat\w{0,3}|dana))*\s*\Z"
# What may be done until a day is no date of the act.
_IS_DEADLINE = re.compile(rf"(?<!\w)(?:deri|do|najkasnije|vone se){_BEFORE_DATE}")
_UNTIL = re.compile(rf"[.\s]*(?:[-–—]|deri(?!\w)|do(?!\w)){_BEFORE_DATE}")


@dataclass(frozen=True)
class Dated:
    role: Role
    day: date
    part: Part
    mention: Mention


def impossible_order(pair: Pair, register: Register) -> Iterator[Difference]:
    """Within a version: a date that lies before one that must come first, told once for each such date."""
    for version in pair:
        yield from _of_version(version)
        for part in version.parts.values():
            yield from _turned_spans(part)


def _of_version(version: Version) -> Iterator[Difference]:
    found = [*_facts(version), *(dated for key, part in version.parts.items() if key != PAGE for dated in _dated(part))]
    one = _one_of_each(sorted(found, key=lambda dated: dated.day))
    for later in one.values():
        before = [dated for dated in one.values() if _must_come_first(dated, later)]
        if before:
            yield _difference(later, max(before, key=lambda dated: list(Role).index(dated.role)))


def _one_of_each(found: list[Dated]) -> dict[Role, Dated]:
    """The last date of each role, as an act may name the dates of older acts; and the proposal that was adopted."""
    one = {dated.role: dated for dated in found}
    proposals = [dated for dated in found if dated.role is Role.PROPOSAL]
    if proposals and Role.ADOPTION in one:
        adopted = [dated for dated in proposals if dated.day <= one[Role.ADOPTION].day]
        one[Role.PROPOSAL] = adopted[-1] if adopted else proposals[0]
    return one


def _must_come_first(dated: Dated, later: Dated) -> bool:
    orders = [order for order in ORDERS if dated.role in order and later.role in order]
    return any(order.index(dated.role) < order.index(later.role) for order in orders) and dated.day > later.day


def _turned_spans(part: Part) -> Iterator[Difference]:
    """“nga 15.03.2026 deri më 01.03.2026”."""
    plainly = plain(part.text)
    for first, last in pairwise(mentions(part.text)[What.DATE]):
        if last.key < first.key and first.end < last.start and _UNTIL.fullmatch(plainly, first.end, last.start):
            days = [date.fromisoformat(mention.key) for mention in (first, last)]
            yield _difference(Dated(Role.CLOSING, days[1], part, last), Dated(Role.OPENING, days[0], part, first))


def _difference(later: Dated, earlier: Dated) -> Difference:
    passages = [dated.part.passage(dated.mention.start, dated.mention.end) for dated in (later, earlier)]
    shown = {
        "first": written(later.part.text, later.mention),
        "second": written(earlier.part.text, earlier.mention),
        "later": later.role.value,
        "earlier": earlier.role.value,
    }
    return Difference(Kind.ORDER, Code.TOO_EARLY, (later.mention.key, earlier.mention.key), *passages, shown)


def _facts(version: Version) -> Iterator[Dated]:
    """The dates of the page's fields, where its text shows them."""
    for role, day in version.dates.items():
        shown = [mention for mention in mentions(version.parts[PAGE].text)[What.DATE] if mention.key == day.isoformat()]
        if shown:
            yield Dated(Role(role), day, version.parts[PAGE], shown[-1])


def _dated(part: Part) -> Iterator[Dated]:
    plainly = plain(part.text)
    is_letter = bool(_IS_LETTER.search(" ".join(plainly.split())))
    days = mentions(part.text)[What.DATE]
    for before, mention in pairwise([None, *days]):
        earliest = max(mention.start - _REACH, before.end if before else 0, plainly.rfind("\n", 0, mention.start))
        words = plainly[earliest : mention.start]
        role = None if _IS_DEADLINE.search(words) else _role(words, is_letter)
        if role:
            yield Dated(role, date.fromisoformat(mention.key), part, mention)


def _role(before: str, is_letter: bool) -> Role | None:
    cues = [Role(match.lastgroup) for match in _CUE.finditer(before)]
    if cues and cues[-1] is Role.LETTER:
        others = [cue for cue in cues if cue is not Role.LETTER]
        return others[-1] if others else (Role.LETTER if is_letter else None)
    return cues[-1] if cues else None
