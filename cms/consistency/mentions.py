"""Values in a text: references, laws, dates, articles, amounts. The reading of numbers is that of the search."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum, auto
from functools import lru_cache

from search.analysis import dates, fold_word
from search.analysis.found import Found
from search.analysis.found import Kind as Read
from search.analysis.languages import stop_words_of_all
from search.analysis.references import mark_before
from search.analysis.scanning import scan

from .differences import Mention
from .numbers.citations import citations
from .numbers.days import days
from .numbers.hours import hours
from .numbers.money import end_of_number, is_money, minus_before, multiplied
from .numbers.percents import percents
from .numbers.telephones import telephones
from .numbers.words import InWords, in_words
from .plain import plain


class What(StrEnum):
    REFERENCE = auto()
    LAW = auto()
    ARTICLE = auto()
    DATE = auto()
    # What is written like a day and is none: 37.03.2026.
    NO_DAY = auto()
    MONTH = auto()
    PERIOD = auto()
    TIME = auto()
    AMOUNT = auto()
    PERCENT = auto()
    QUANTITY = auto()
    # What is counted below ten: it may be said in other words, so that only its place tells a difference.
    SMALL = auto()
    TELEPHONE = auto()
    # Any other number: it counts nothing by itself, and what counts in the other version may be said with it.
    OTHER = auto()


_LAW = re.compile(r"[0-9]+/l-[0-9]+")
_YEARS = re.compile(r"[0-9]{4}/[0-9]{4}")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
# Counted things have a small letter behind them; list numbers, page numbers and stamps do not.
_COUNTED = re.compile(r"[ \u00a0](?![xivl]+\b)(?P<word>[^\W\d_A-ZČĆŠŽĐÇËА-Ш]{2,})")
_THOUSANDS = re.compile(r"(?<![\w.,/])[0-9]{1,3}(?: [0-9]{3})* \Z")
_LEAST_QUANTITY = 10
_NO_DAY = re.compile(r"[0-9]{1,2}\.[0-9]{1,2}\.(?:19|20)[0-9]{2}")
_IS_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")


_Place = Found | InWords | Mention


class _Places:
    """Which signs of a text belong to a value already."""

    def __init__(self, text: str):
        self._taken = bytearray(len(text))

    def is_free(self, place: _Place) -> bool:
        return self._taken.find(1, place.start, place.end) < 0

    def take(self, places: Iterable[_Place]) -> None:
        for place in places:
            self._taken[place.start : place.end] = b"\1" * (place.end - place.start)


# What the words around a number make of it, in the order in which one sort gives way to another.
_WITH_WORDS = {What.TIME: hours, What.TELEPHONE: telephones, What.PERCENT: percents, What.ARTICLE: citations}


@lru_cache(maxsize=64)
def mentions(text: str) -> Mapping[What, list[Mention]]:
    """All values of a text by what they are, in the order of the text."""
    values: dict[What, list[Mention]] = defaultdict(list)
    found, spans = list(scan(text)), list(days(text))
    known, of_dates = _Places(text), _Places(text)
    of_dates.take(each for each in found if each.kind in (Read.DATE, Read.ADDRESS))
    known.take(spans)
    for what, read in _WITH_WORDS.items():
        values[what] = [each for each in read(text) if known.is_free(each) and of_dates.is_free(each)]
        known.take(values[what])
    words = [each for each in in_words(text) if known.is_free(each)]
    known.take(words)
    for what, mention in (*_of_words(text, words), *_of_scan(text, found, known)):
        values[what].append(mention)
    for mention in spans:
        values[_of_day(mention.key)].append(mention)
    return defaultdict(
        list, {what: sorted(each, key=lambda one: (one.start, one.end)) for what, each in values.items()}
    )


def _of_day(key: str) -> What:
    """A day, or a day without its year or a month of a year."""
    return What.DATE if len(key) == 10 else What.MONTH


def _of_words(text: str, found: list[InWords]) -> Iterator[tuple[What, Mention]]:
    for each in found:
        if each.day:
            yield _of_day(each.day), Mention(each.day, each.start, each.end)
        elif each.is_percent:
            yield What.PERCENT, Mention(f"{each.value}%", each.start, each.end)
        elif each.value > 1:
            # One is the article of Albanian.
            what = _of_count(str(each.value)) if _counts(text, each.end) else What.OTHER
            yield what, Mention(str(each.value), each.start, each.end)


def _of_scan(text: str, found: list[Found], known: _Places) -> Iterator[tuple[What, Mention]]:
    at = 0
    for each in found:
        if known.is_free(each):
            start = minus_before(text, each.start) if each.kind is Read.NUMBER else each.start
            for what, key in _values(text, each, at):
                is_less = start < each.start and what in (What.AMOUNT, What.QUANTITY, What.PERCENT)
                yield what, Mention(f"-{key}" if is_less else key, start if is_less else each.start, each.end)
        at = each.end


def _values(text: str, found: Found, earliest: int) -> Iterator[tuple[What, str]]:
    term = found.terms[0]
    if found.kind is Read.DATE:
        exact = max(found.terms, key=len)
        yield _of_day(exact), exact
    elif found.kind is Read.RANGE:
        if _YEARS.fullmatch(term):
            yield What.PERIOD, term
        else:
            yield from ((What.OTHER, end) for end in found.terms[1:])
    elif found.kind is Read.REFERENCE:
        yield (What.LAW, term) if _LAW.fullmatch(term) else (What.REFERENCE, term)
    elif found.kind is Read.NUMBER:
        yield from _of_number(text, found, earliest)


def _of_number(text: str, found: Found, earliest: int) -> Iterator[tuple[What, str]]:
    term = multiplied(_with_thousands(text, found), text, found.end)
    day = dates.day_and_month(text, found.start)
    if day and text[day.end - 1].isalpha():
        # A day without its year.
        yield What.MONTH, day.terms[0]
    elif ":" in term:
        yield What.TIME, term
    elif _NO_DAY.fullmatch(term):
        yield What.NO_DAY, term
    elif is_money(text, found.start, found.end):
        yield What.AMOUNT, term
    elif _is_marked(text, found.start, earliest):
        if term.isdigit() and int(term) >= _LEAST_QUANTITY:
            yield What.REFERENCE, term
    elif not _YEAR.fullmatch(term) and _counts(text, end_of_number(text, found.end)):
        yield _of_count(term), term
    else:
        yield What.OTHER, term


def _is_marked(text: str, start: int, earliest: int) -> bool:
    """Whether a mark of a register stands before a number; the reading takes “protiv” for one."""
    mark = mark_before(text, start, earliest)
    return mark < start and not plain(text[mark:start]).startswith("protiv")


def _with_thousands(text: str, found: Found) -> str:
    """``7 200`` without a currency behind it is read as two numbers."""
    term = found.terms[0]
    if len(term) != 3 or not term.isdigit():
        return term
    before = _THOUSANDS.search(text, max(0, found.start - 12), found.start)
    return before[0].replace(" ", "") + term if before else term


def _counts(text: str, end: int) -> bool:
    """Whether something is counted behind a number; not so in “16, 19 dhe 22 shkurt”."""
    match = _COUNTED.match(text, end)
    return bool(match) and fold_word(match["word"]) not in stop_words_of_all()


def _of_count(term: str) -> What:
    if not _IS_NUMBER.fullmatch(term):
        return What.OTHER
    if float(term) >= _LEAST_QUANTITY:
        return What.QUANTITY
    return What.SMALL if term.isdigit() else What.OTHER
