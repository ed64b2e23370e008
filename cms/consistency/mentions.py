"""Values in a text: references, laws, dates, articles, amounts. The reading of numbers is that of the search."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from enum import StrEnum, auto
from functools import lru_cache

from search.analysis import dates, fold_word
from search.analysis.found import Found
from search.analysis.found import Kind as Read
from search.analysis.languages import stop_words_of_all
from search.analysis.references import mark_before
from search.analysis.scanning import scan

from .differences import Mention


class What(StrEnum):
    REFERENCE = auto()
    LAW = auto()
    ARTICLE = auto()
    DATE = auto()
    MONTH = auto()
    PERIOD = auto()
    AMOUNT = auto()
    QUANTITY = auto()
    # Any other number: it counts nothing by itself, and what counts in the other version may be said with it.
    OTHER = auto()


_LAW = re.compile(r"[0-9]+/l-[0-9]+")
_YEARS = re.compile(r"[0-9]{4}/[0-9]{4}")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_CURRENCY = r"(?:€|eur(?:o|a|os|ove|ovë|ot)?\b|evr[aoiu]\b|евр[аоиу]\b|dinar|динар|lek[ëe]?\b|usd\b|\$)"
_MANY = r"(?:(?:mij[eë]|milion\w{0,3}|miliard\w{0,3}|hiljad\w{0,2}|mil\.|хиљад\w{0,2}|милион\w{0,2})\s)?"
_CURRENCY_AFTER = re.compile(rf"[\s\-–]{{0,3}}{_MANY}{_CURRENCY}", re.I)
_CURRENCY_BEFORE = re.compile(r"(?:€|\beur)\s?\Z", re.I)
_CURRENCY_WITHIN = re.compile(rf"{_CURRENCY}\Z", re.I)
# Counted things have a small letter behind them; list numbers, page numbers and stamps do not.
_COUNTED = re.compile(r"[ \u00a0]?%|[ \u00a0](?![xivl]+\b)(?P<word>[^\W\d_A-ZČĆŠŽĐÇËА-Ш]{2,})")
_THOUSANDS = re.compile(r"(?<![\w.,/])[0-9]{1,3}(?: [0-9]{3})* \Z")
_CUE = (
    r"(?:nenparagraf\w{0,4}|nen(?:it|in|i|et|eve|ve|e)?|pik(?:a|ë|e|ës|es|ën|en|at|ave|ash)|paragraf\w{0,4}"
    r"|nënparagraf\w{0,4}|aline\w{0,4}|član\w{0,6}|clan(?:a|u|om|ovi|ova)?|čl|tačk\w{1,3}|tack\w{1,3}|stav\w{0,4}"
    r"|члан\w{0,6}|чл|тачк\w{1,3}|став\w{0,4}|параграф\w{0,2}|алинеј\w{0,2})"
)
_NUMBER = r"[0-9]{1,3}(?:\.[0-9]{1,2}){0,3}(?![0-9]|\s?[€%/])"
_NEXT = rf"(?:\s*[,;]\s*|\.?[ \u00a0]+(?:(?:dhe|edhe|ose|deri|i|e|ili|do|и|или|до)\s+)?|\s?[-–]\s?){_NUMBER}"
_ARTICLES = re.compile(rf"(?<!\w){_CUE}[ \u00a0.:,]*\s?(?P<list>{_NUMBER}(?:\.?{_NEXT})*)", re.I)
_ONE = re.compile(_NUMBER)
_LEAST_QUANTITY = 10


@lru_cache(maxsize=64)
def mentions(text: str) -> Mapping[What, list[Mention]]:
    """All values of a text by what they are, in the order of the text."""
    found = list(scan(text))
    taken = {(each.start, each.end) for each in found if each.kind in (Read.DATE, Read.ADDRESS)}
    values: dict[What, list[Mention]] = defaultdict(list)
    values[What.ARTICLE] = list(_articles(text, taken))
    articles = [(each.start, each.end) for each in values[What.ARTICLE]]
    at = 0
    for each in found:
        if not _overlaps(each.start, each.end, articles) or each.kind is Read.DATE:
            for what, key in _values(text, each, at):
                values[what].append(Mention(key, each.start, each.end))
        at = each.end
    return values


def _articles(text: str, taken: set[tuple[int, int]]) -> Iterator[Mention]:
    for match in _ARTICLES.finditer(text):
        for one in _ONE.finditer(text, match.start("list"), match.end("list")):
            if not _overlaps(one.start(), one.end(), taken):
                yield Mention(_plain(one[0]), one.start(), one.end())


def _plain(number: str) -> str:
    return ".".join(str(int(group)) for group in number.split("."))


def _overlaps(start: int, end: int, places) -> bool:
    return any(start < last and first < end for first, last in places)


def _values(text: str, found: Found, earliest: int) -> Iterator[tuple[What, str]]:
    term = found.terms[0]
    if found.kind is Read.DATE:
        exact = max(found.terms, key=len)
        # A day, or a month of a year.
        yield (What.DATE, exact) if len(exact) == 10 else (What.MONTH, exact)
    elif found.kind is Read.RANGE:
        if _YEARS.fullmatch(term):
            yield What.PERIOD, term
    elif found.kind is Read.REFERENCE:
        yield (What.LAW, term) if _LAW.fullmatch(term) else (What.REFERENCE, term)
    elif found.kind is Read.NUMBER:
        yield from _of_number(text, found, earliest)


def _of_number(text: str, found: Found, earliest: int) -> Iterator[tuple[What, str]]:
    term = _with_thousands(text, found)
    day = dates.day_and_month(text, found.start)
    if day and text[day.end - 1].isalpha():
        # A day without its year.
        yield What.MONTH, day.terms[0]
    elif _is_money(text, found):
        yield What.AMOUNT, term
    elif mark_before(text, found.start, earliest) < found.start:
        if term.isdigit() and int(term) >= _LEAST_QUANTITY:
            yield What.REFERENCE, term
    elif not _YEAR.fullmatch(term) and _is_counted(text, found, term):
        yield What.QUANTITY, term
    else:
        yield What.OTHER, term


def _with_thousands(text: str, found: Found) -> str:
    """``7 200`` without a currency behind it is read as two numbers."""
    term = found.terms[0]
    if len(term) != 3 or not term.isdigit():
        return term
    before = _THOUSANDS.search(text, max(0, found.start - 12), found.start)
    return before[0].replace(" ", "") + term if before else term


def _is_money(text: str, found: Found) -> bool:
    return bool(
        _CURRENCY_AFTER.match(text, found.end)
        or _CURRENCY_WITHIN.search(text[found.start : found.end])
        or _CURRENCY_BEFORE.search(text[max(0, found.start - 5) : found.start])
    )


def _is_counted(text: str, found: Found, term: str) -> bool:
    if ":" in term:
        return True
    is_large = term.replace(".", "").isdigit() and float(term if term.count(".") < 2 else 0) >= _LEAST_QUANTITY
    counted = _COUNTED.match(text, found.end)
    # “16, 19 dhe 22 shkurt”
    return is_large and bool(counted) and fold_word(counted["word"] or "%") not in stop_words_of_all()
