"""Days that share their month: od 1. do 15. marta 2026, më 16, 19 dhe 22 shkurt, nga 01.03. deri më 15.03.2026."""

import re
from collections.abc import Iterator
from datetime import date

from search.analysis import dates
from search.analysis.references import mark_before

from ..differences import Mention

_DAY = r"[0-9]{1,2}(?:\.[ \u00a0]?[0-9]{1,2})?\.?"
_AND = (
    r"(?:\s?[-–—]\s?|\s{1,2}(?:do|deri|dhe|edhe|e|ose|i|ili|до|и|или)\s{1,2}(?:(?:më|me|në|ne)\s)?"
    r"(?:(?:dat\w{1,3}|dana|дана)\s)?)"
)
# A list of days, and behind it something that may be a date.
_LIST = re.compile(
    rf"(?<![\w.,/:–-])(?P<days>{_DAY}(?:(?:,\s?|{_AND}){_DAY}){{0,11}}){_AND}"
    r"(?=[0-9]{1,2}(?:\.|/|-|[ ,\u00a0]{1,3}[^\W\d_]{3}))"
)
_ONE = re.compile(_DAY)
_REACH = 40
# Any leap year: it has every day.
_NO_YEAR = 2000


def days(text: str) -> Iterator[Mention]:
    """Every day of such a list, the last one too; the key is ``2026-03-01``, or ``--03-01`` without a year.

    A mention reaches to the end of the date, without which the day says nothing.
    """
    for match in _LIST.finditer(text):
        last = dates.day(text, match.end(), False) or dates.day_and_month(text, match.end())
        if last is None or mark_before(text, match.start(), max(0, match.start() - _REACH)) < match.start():
            continue
        key = max(last.terms, key=len)
        if key.startswith("--") and not text[last.end - 1].isalpha():
            continue
        written = list(_ONE.finditer(text, *match.span("days")))
        found = [_day(one[0], key) for one in written]
        if all(found):
            places = [one.start() for one in written]
            for day, start in zip([*found, key], [*places, match.end()], strict=True):
                yield Mention(day, start, last.end)


def _day(written: str, last: str) -> str | None:
    """The day that a number is before the last one of its list; None where there is no such day."""
    number, *months = (int(group) for group in re.findall(r"[0-9]+", written))
    end = date.fromisoformat(last if not last.startswith("--") else f"{_NO_YEAR}{last[1:]}")
    try:
        found = date(end.year, months[0] if months else end.month, number)
        if found > end and months:
            found = found.replace(year=end.year - 1)
    except ValueError:
        return None
    if found >= end:
        return None
    return f"{found:--%m-%d}" if last.startswith("--") else found.isoformat()
