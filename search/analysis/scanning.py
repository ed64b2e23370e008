"""Everything in a text that is no plain word: dates, references, numbers, addresses."""

import re
from collections.abc import Iterator
from dataclasses import replace

from . import dates, numbers, references
from .addresses import addresses
from .folding import INSIDE
from .found import Found, Kind

_DIGIT = re.compile(rf"[0-9](?<![\w{INSIDE}].)", re.S)
# What has no sign after its digits is no date in numbers, no reference and no amount.
_SIGN_AFTER = re.compile(r"[0-9]+[^\S\n]?[./:,–‑-]|[0-9]{1,3}[ \u00a0\u202f\u2009][0-9]|0[0-9][0-9]|00|[0-9]+\w")


def scan(text: str) -> Iterator[Found]:
    """What was found, in the order of the text and apart from each other."""
    at = 0
    for address in addresses(text):
        if address.start >= at:
            yield from _numbers(text, at, address.start)
            yield address
            at = address.end
    yield from _numbers(text, at, len(text))


def _numbers(text: str, at: int, end: int) -> Iterator[Found]:
    part = text if end == len(text) else text[:end]
    while match := _DIGIT.search(part, at):
        found = _number(part, match.start(), at)
        yield found
        at = found.end


def _number(text: str, at: int, earliest: int) -> Found:
    """What begins with the digit at a place; its mark may reach back to ``earliest``."""
    signs = _SIGN_AFTER.match(text, at)
    if signs is None:
        return dates.day(text, at, numbered=False) or dates.year(text, at, earliest) or numbers.plain(text, at)
    found = numbers.telephone(text, at) if at == 0 or text[at - 1] != "-" else None
    start = references.mark_before(text, at, earliest)
    if start < at:
        found = None
    numbered = start < at
    found = (
        found
        or references.law(text, at)
        or dates.day(text, at, numbered)
        or numbers.time(text, at)
        or references.years(text, at)
        or (None if numbered else dates.month_in_numbers(text, at))
        or references.reference(text, at, numbered)
        or dates.year(text, at, earliest)
        or numbers.amount(text, at)
        or numbers.plain(text, at)
    )
    if numbered and found.kind is Kind.REFERENCE:
        return replace(found, start=start)
    return found if found.start >= earliest else replace(found, start=at)
