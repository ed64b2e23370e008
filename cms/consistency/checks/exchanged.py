"""Whether values that stand in another order in the other language have changed places, or only the words have."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from ..differences import Mention
from ..mentions import What
from ..parts import Part
from ..plain import plain
from .order import CUES

# Words before a date that tell what it is, and words behind a number that tell what it counts, in plain letters.
_OF_DATES = CUES | {
    "opening": r"(?<!\w)(?:hap(?:et|en|ja)|fillo|fillim|otvar|otvor|pocin|pocet)",
    "closing": r"(?<!\w)(?:mbyll|perfundo|perfundi|deri(?!\w)|afati|zatvar|zavrs|istic|do(?!\w)|najkasn|rok(?!\w))",
}
_OF_COUNTS = {
    "day": r"dit|dan",
    "week": r"jav|nedelj|nedel|sedmic",
    "month": r"muaj|mesec|mjesec",
    "year": r"vje[tc]|vit|godin",
    "hour": r"ore|orë|sat|cas",
    "minute": r"minut",
    "member": r"anetar|clan",
    "family": r"familj|porodic",
    "seat": r"ulese|sedist|mandat",
    "worker": r"punetor|radnik|zyrtar|sluzbenik",
    "copy": r"kopj|ekzemplar|primer|kopij",
    "metre": r"meter|metra|metr",
}
_DATE = re.compile("|".join(f"(?P<{name}>{words})" for name, words in _OF_DATES.items() if name != "letter"))
_COUNT = re.compile(r"\s?(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _OF_COUNTS.items()) + ")")
# Votes have the word before them.
_VOTE = re.compile(
    r"(?:(?P<for>votuan|glasal\w)|(?P<against>kunder|protiv)|(?P<abstained>absten\w{1,4}|uzdrzan\w?))\W{1,3}\Z"
)
_REACH = 80
_REACH_OF_VOTES = 16
Meaning = Callable[[Part, Sequence[Mention]], dict[str, str]]


def have_changed_places(
    what: What, part: Part, own: Sequence[Mention], other_part: Part, other: Sequence[Mention]
) -> bool:
    """For the same values in another order. What words tell counts; without any, amounts, percentages, times and dates
    are expected in the same order, and counted things are not."""
    meaning = _MEANINGS.get(what)
    if meaning is None:
        return True
    first, second = meaning(part, own), meaning(other_part, other)
    common = first.keys() & second.keys()
    if common:
        return any(first[name] != second[name] for name in common)
    return what is not What.QUANTITY and not first and not second


def _meanings_of_dates(part: Part, found: Sequence[Mention]) -> dict[str, str]:
    """The first date or hour of each meaning, by the nearest word before it."""
    plainly, told = plain(part.text), {}
    for before, mention in pairwise([None, *found]):
        earliest = max(mention.start - _REACH, before.end if before else 0, part.paragraph_at(mention.start).start)
        cues = [match.lastgroup for match in _DATE.finditer(plainly, earliest, max(earliest, mention.start))]
        if cues:
            told.setdefault(cues[-1], mention.key)
    return told


def _meanings_of_counts(part: Part, found: Sequence[Mention]) -> dict[str, str]:
    plainly, told = plain(part.text), {}
    for mention in found:
        before = plainly[max(0, mention.start - _REACH_OF_VOTES) : mention.start]
        if match := _COUNT.match(plainly, mention.end) or _VOTE.search(before):
            told.setdefault(match.lastgroup, mention.key)
    return told


_MEANINGS: dict[What, Meaning] = {
    What.DATE: _meanings_of_dates,
    What.TIME: _meanings_of_dates,
    What.QUANTITY: _meanings_of_counts,
}
