"""Dates in texts: numbers and words, both languages and scripts, spaces where a typist put them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import lru_cache

from .passages import folded


@dataclass(frozen=True)
class FoundDate:
    """A day that a text names. A month or a year alone is no date here: ``precision`` is always ``day``."""

    date: date
    page: int
    start: int
    end: int
    precision: str = "day"


YEARS = range(1900, 2101)
# Beginnings of the months' names in Albanian, Serbian and English, in plain letters.
_MONTHS = (
    "janar januar",
    "shkurt februar",
    "mars mart march",
    "prill april",
    "maj may",
    "qershor jun",
    "korrik jul",
    "gusht avgust august",
    "shtator septemb",
    "tetor oktob octob",
    "nentor novemb",
    "dhjetor decemb",
)
_MONTH_OF = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_LONGEST_ENDING = 3
# Below five letters one misread letter makes another word.
_MISREADABLE = [name for name in _MONTH_OF if len(name) >= 5]

_DAY_FIRST = re.compile(
    r"(?<![\d.])(?P<day>\d{1,2})\s?(?P<sign>[./-])\s?(?P<month>\d{1,2})\s?(?P=sign)\s?"
    r"(?P<year>\d{4}|(?<=\d\d[./-])\d\d)(?!\d|[./-]\d|,\d)"
)
_YEAR_FIRST = re.compile(
    r"(?<![\d./-])(?P<year>\d{4})(?P<sign>[./-])(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})(?![\d/])"
)
_IN_WORDS = re.compile(
    r"(?<![\d.,/])(?P<day>\d{1,2})\s?[.,]?\s{0,3}(?P<month>[^\W\d_]{3,12})[.,]?\s{1,3}"
    r"(?:(?:të|te|i|e)\s+)?(?:vit\w{0,3}\s+)?(?P<year>\d{4})(?!\d)"
)
# A number with dashes or a short year may be a protocol number, a version or a paragraph of a law.
_NUMBER_BEFORE = re.compile(
    r"(?:№|\b(?:nr|br|бр|no|prot\w*|прот\w*|neni\w*|pika|član\w*|tačk\w*|члан\w*|тачк\w*))\s?[.:]*\s*\Z", re.I
)


def dates_in(text: str, page: int = 1) -> Iterator[FoundDate]:
    """The dates of one page in the order of its text; days that no calendar has are left out."""
    found = [*_YEAR_FIRST.finditer(text), *_DAY_FIRST.finditer(text), *_IN_WORDS.finditer(text)]
    end = 0
    for match in sorted(found, key=re.Match.start):
        if match.start() >= end and (day := _day(match, text)):
            yield FoundDate(day, page, match.start(), match.end())
            end = match.end()


def find_dates(pages: Sequence[str]) -> list[FoundDate]:
    """The dates of all pages in reading order."""
    return [found for page, text in enumerate(pages, 1) for found in dates_in(text, page)]


def _day(match: re.Match, text: str) -> date | None:
    if _may_be_a_number(match) and _NUMBER_BEFORE.search(text, max(0, match.start() - 20), match.start()):
        return None
    month = match["month"]
    number = int(month) if month.isdigit() else _month(month)
    year = int(match["year"])
    if year < 100:
        year += 2000 if year < 70 else 1900
    try:
        return date(year, number, int(match["day"])) if year in YEARS else None
    except ValueError:
        return None


def _may_be_a_number(match: re.Match) -> bool:
    return match.groupdict().get("sign") == "-" or len(match["year"]) == 2


@lru_cache(maxsize=2_000)
def _month(word: str) -> int:
    """The month that a word names in any case (``marta``, ``marsit``), or 0."""
    plain = folded(word)
    for name, number in _MONTH_OF.items():
        if plain.startswith(name) and len(plain) - len(name) <= _LONGEST_ENDING:
            return number
    close = get_close_matches(plain.replace("rn", "m"), _MISREADABLE, n=1, cutoff=0.8) if len(plain) >= 5 else []
    return _MONTH_OF[close[0]] if close else 0
