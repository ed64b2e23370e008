"""Proposal, adoption, protocol, submission and the ministry's letter follow each other."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from cms.text import ascii_text

from ..choices import Code, Kind, Role
from ..differences import Difference, Mention, written
from ..mentions import What, mentions
from ..parts import PAGE, Pair, Part, Version
from ..register import Register

# Words before a date, in plain letters. The nearest one tells what the date is.
_CUES = {
    Role.PROPOSAL: r"propozim|predlog|predloz",
    Role.ADOPTION: r"mirato[ij]|miratua|aprovo[ij]|aprovua|usvojen|usvojil|odobren|odobril|donet|donel",
    Role.PROTOCOL: r"protokoll|protokol|delovodn|prot\.",
    Role.SUBMISSION: r"shqyrtim|razmatranj|parashtrua|dorezua|dostavljen|podnet",
    Role.LETTER: r"\b(?:date|data|datum|dt)\b",
}
_CUE = re.compile("|".join(f"(?P<{role}>{words})" for role, words in _CUES.items()))
# A file that is the ministry's letter names itself so.
_IS_LETTER = re.compile(r"konfirmim\w* (?:i|te|se) ligjshmeris|potvrd\w+ (?:o )?zakonitost")
_REACH = 160


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


def _of_version(version: Version) -> Iterator[Difference]:
    """The last date of each role counts: an act may name the dates of older acts."""
    found = [*_facts(version), *(dated for key, part in version.parts.items() if key != PAGE for dated in _dated(part))]
    last = {dated.role: dated for dated in sorted(found, key=lambda dated: dated.day)}
    for later in last.values():
        before = [dated for dated in last.values() if _must_come_first(dated, later)]
        if before:
            yield _difference(later, max(before, key=lambda dated: list(Role).index(dated.role)))


def _must_come_first(dated: Dated, later: Dated) -> bool:
    order = list(Role)
    return order.index(dated.role) < order.index(later.role) and dated.day > later.day


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
    plain = _same_length(part.text)
    is_letter = bool(_IS_LETTER.search(" ".join(plain.split())))
    days = mentions(part.text)[What.DATE]
    for before, mention in pairwise([None, *days]):
        earliest = max(mention.start - _REACH, before.end if before else 0, plain.rfind("\n", 0, mention.start))
        role = _role(plain[earliest : mention.start], is_letter)
        if role:
            yield Dated(role, date.fromisoformat(mention.key), part, mention)


def _role(before: str, is_letter: bool) -> Role | None:
    cues = [Role(match.lastgroup) for match in _CUE.finditer(before)]
    if cues and cues[-1] is Role.LETTER:
        others = [cue for cue in cues if cue is not Role.LETTER]
        return others[-1] if others else (Role.LETTER if is_letter else None)
    return cues[-1] if cues else None


def _same_length(text: str) -> str:
    """Plain small letters, sign for sign."""
    return "".join((ascii_text(sign) or " ")[:1] if not sign.isascii() else sign.lower() for sign in text)
