"""Dates in texts: numbers and words, both languages and scripts, spaces where a typist put them."""

import re
from collections.abc import Iterable
from datetime import date

from cms.text import ascii_text

from .folding import INSIDE
from .found import Found, Kind

YEARS = range(1900, 2101)
# Months in Albanian, Serbian and English, in plain letters, with the beginnings that cases change.
_MONTHS = (
    "janar januar january",
    "shkurt februar february",
    "mars mart march",
    "pril april",
    "maj may",
    "qershor jun june",
    "korik jul july",
    "gusht avgust august",
    "shtator septembar septembr september",
    "tetor oktobar oktobr october",
    "nentor novembar novembr november",
    "dhjetor decembar decembr december",
)
_ENDINGS = ("", "i", "it", "in", "u", "ut", "un", "a", "e", "om", "em", "rit")
_SHORT = "jan,shk feb,mar,pri prl apr,,qer jun,kor jul,gus avg aug,sht sep sept,tet okt oct,nen nent nov,dhj dec"
_MONTH_OF = {
    name + ending: number for number, names in enumerate(_MONTHS, 1) for name in names.split() for ending in _ENDINGS
} | {name: number for number, names in enumerate(_SHORT.split(","), 1) for name in names.split()}

_GAP = r"[^\S\n]?"
_WORD = rf"[\w{INSIDE}]{{3,18}}"
# "godine" after a year belongs to it.
_TAIL = r"(?:\.?\s{0,2}(?i:godin[aeu]|god|годин[аеу]|год|vj|г|g(?=\.))(?!\w)\.?)?"
_YEAR_FIRST = re.compile(
    r"(?P<year>[0-9]{4})(?P<sign>[./-])(?P<month>[0-9]{1,2})(?P=sign)(?P<day>[0-9]{1,2})(?![0-9/])"
)
_DAY_FIRST = re.compile(
    rf"(?P<day>[0-9]{{1,2}}){_GAP}(?P<sign>[./-]){_GAP}(?P<month>[0-9]{{1,2}}){_GAP}(?P=sign){_GAP}"
    rf"(?P<year>[0-9]{{4}}|(?<=[0-9]{{2}}[./-])[0-9]{{2}})(?![0-9]|,[0-9]|[./][0-9]){_TAIL}"
)
_IN_WORDS = re.compile(
    rf"(?P<day>[0-9]{{1,2}})\.?[ ,\u00a0]{{0,3}}(?P<month>{_WORD})[.,]?\s{{1,3}}"
    rf"(?:(?:të|te|i|e)\s{{1,3}})?(?:vit\w{{0,3}}\s{{1,3}})?(?P<year>[0-9]{{4}})(?!\w){_TAIL}"
)
_DAY_AND_MONTH = re.compile(
    rf"(?P<day>[0-9]{{1,2}})(?:\.[ \u00a0]{{0,2}}|[ ,\u00a0]{{1,3}})(?P<month>{_WORD})(?![\w{INSIDE}‐‑-])"
    r"|(?P<in_numbers>[0-9]{1,2})\.[ \u00a0]?(?P<number>[0-9]{1,2})\.(?![\w.,]|\s?[0-9])"
)
_MONTH_IN_NUMBERS = re.compile(
    rf"(?:(?P<month>0[1-9]|1[0-2])\.(?P<year>(?:19|20)[0-9]{{2}})(?!\w|[.,][0-9]|[-/][0-9]){_TAIL}"
    r"|(?P<iso_year>(?:19|20)[0-9]{2})-(?P<iso_month>0[1-9]|1[0-2])(?![\w/-]))"
)
_YEAR = re.compile(rf"(?:19|20)[0-9]{{2}}(?!\w|[.,:/–-][0-9]|{_GAP}/)(?:-(?i:ë?s|ë?n|t?a|të)(?!\w))?{_TAIL}")
_MONTH_BEFORE = re.compile(
    rf"(?<![\w{INSIDE}])(?P<month>{_WORD})[.,]?\s{{1,3}}(?:(?:të|te|i|e)\s)?(?:vit\w{{0,3}}\s)?\Z"
)
_REACH = 40


def month(word: str) -> int:
    """The month that a word names in any case (``marta``, ``marsit``), or 0."""
    return _MONTH_OF.get(ascii_text(word).replace("rr", "r").replace("ll", "l"), 0)


def day(text: str, at: int, numbered: bool) -> Found | None:
    """The date that begins at a place. Behind "Nr." a short year or hyphens make a number of a register."""
    for pattern in (_YEAR_FIRST, _DAY_FIRST, _IN_WORDS):
        match = pattern.match(text, at)
        if match and (found := _date(match, numbered)):
            terms = (f"{found:%Y}", f"{found:%Y-%m}", f"{found:--%m-%d}", f"{found:%Y-%m-%d}")
            return Found(at, match.end(), terms, Kind.DATE)
    return None


def day_and_month(text: str, at: int) -> Found | None:
    """``28 shtator``, ``28. septembra`` and ``28.09.``: a day of any year. For queries: in texts 28.09. may be a
    number, and words stay words."""
    match = _DAY_AND_MONTH.match(text, at)
    if match is None:
        return None
    number = int(match["number"]) if match["number"] else month(match["month"])
    try:
        # A leap year has every day.
        found = date(2000, number, int(match["day"] or match["in_numbers"]))
    except ValueError:
        return None
    return Found(at, match.end(), (f"{found:--%m-%d}",), Kind.DATE)


def _date(match: re.Match, numbered: bool) -> date | None:
    sign, year = match.groupdict().get("sign"), int(match["year"])
    if numbered and (sign == "-" or year < 100):
        return None
    if sign == "-" and re.match(r"-[0-9]", match.string[match.end() : match.end() + 2]):
        return None
    if year < 100:
        year += 2000 if year < 70 else 1900
    number = int(match["month"]) if sign else month(match["month"])
    try:
        return date(year, number, int(match["day"])) if year in YEARS else None
    except ValueError:
        return None


def month_in_numbers(text: str, at: int) -> Found | None:
    """``05.2024`` or ``2024-05``."""
    match = _MONTH_IN_NUMBERS.match(text, at)
    if match is None:
        return None
    year, number = match["year"] or match["iso_year"], match["month"] or match["iso_month"]
    return Found(at, match.end(), (year, f"{year}-{number}"), Kind.DATE)


def year(text: str, at: int, earliest: int) -> Found | None:
    """A year, with the month before it if that does not begin before ``earliest``."""
    match = _YEAR.match(text, at)
    if match is None:
        return None
    digits = match[0][:4]
    before = _MONTH_BEFORE.search(text, max(earliest, at - _REACH), at)
    number = month(before["month"]) if before else 0
    if not number:
        return Found(at, match.end(), (digits,))
    return Found(before.start(), match.end(), (digits, f"{digits}-{number:02}"), Kind.DATE)


def most_exact(terms: Iterable[str]) -> str:
    return max(terms, key=len)
