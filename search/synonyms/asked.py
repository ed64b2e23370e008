"""Counting searches that did not lead anywhere, so that the office finds missing words. Never who searched."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

from django.conf import settings
from django.db import OperationalError, connection, transaction
from django.db.models import F, QuerySet

from cms.text import ascii_text
from search.models import Outcome, QueryCount

logger = logging.getLogger(__name__)

# As many results or fewer are few.
FEW = 3
MOST_WORDS = 8
MOST_SIGNS = 100
# Different searches counted on one day; beyond them only known ones go on being counted, whoever floods the form.
MOST_ROWS_A_DAY = 2000
# How long a reader's search waits for another writer of an SQLite database before its count is given up.
PATIENCE_MS = 50

_DATE = re.compile(r"(?<!\d)(?:\d{1,2}[./-]\s?\d{1,2}[./-]\s?(?:19|20)\d\d|(?:19|20)\d\d-\d\d?-\d\d?)(?![./-]?\d)")
_YEARS = re.compile(r"(?<!\d)(?<!\d[ ./-])(?:19|20)\d\d(?:\s?[-–/]\s?(?:19|20)\d\d)?(?![ ./-]?\d)")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[\s./()+–-]+(?=\d)")
# A run of seven digits, or eight and more with signs between them: telephone, account and personal numbers.
_RUN, _SPLIT_RUN = re.compile(r"\d{7}"), re.compile(r"\d{8}")


def note_query(q: str, language: str, found: int, before: str | None, today: date) -> None:
    """Count a search that found nothing or little, and the one before it as refined by it.

    ``before`` is what the same reader asked just before, if known. Call it for the first page of a search without
    filters only, or paging counts twice. A count is given up rather than that a reader waits for it.
    """
    query, earlier = folded(q), folded(before or "")
    try:
        with _impatient(), transaction.atomic():
            if query and found <= FEW:
                _count(today, query, language, Outcome.FEW if found else Outcome.NOTHING)
            if query and earlier and query != earlier:
                _count(today, earlier, language, Outcome.REFINED, query)
    except OperationalError as error:
        logger.warning("search_not_counted: %s", error)


def folded(q: str) -> str:
    """The search as it may be kept: in plain Latin letters, one space between words; empty where it may not be.

    Not kept: e-mail addresses, long numbers that are no date, more words than a search needs, very long texts.
    """
    text = " ".join(ascii_text(q).split())
    if "@" in text or len(text) > MOST_SIGNS or len(text.split()) > MOST_WORDS or _has_long_number(text):
        return ""
    return text


def forget(today: date) -> int:
    """Delete what is older than it may be; return how many rows."""
    return QueryCount.objects.filter(day__lt=first_day(today)).delete()[0]


def first_day(today: date) -> date:
    """The oldest day that is kept: ``SEARCH_QUERIES_KEPT_DAYS`` days, today included."""
    return today - timedelta(days=settings.SEARCH_QUERIES_KEPT_DAYS - 1)


def kept(today: date) -> QuerySet[QueryCount]:
    """What may still be shown, also where nothing has deleted the rest yet."""
    return QueryCount.objects.filter(day__gte=first_day(today), day__lte=today)


def _has_long_number(text: str) -> bool:
    plain = _YEARS.sub(" ", _DATE.sub(" ", text))
    return bool(_RUN.search(plain) or _SPLIT_RUN.search(_BETWEEN_DIGITS.sub("", plain)))


def _count(day: date, query: str, language: str, outcome: Outcome, refined_to: str = "") -> None:
    row = {"day": day, "query": query, "language": language, "outcome": outcome, "refined_to": refined_to}
    if QueryCount.objects.filter(**row).update(times=F("times") + 1):
        return
    of_today = QueryCount.objects.filter(day=day).count()
    if not of_today:
        forget(day)
    if of_today < MOST_ROWS_A_DAY:
        made = QueryCount.objects.get_or_create(**row)[1]
        if not made:
            QueryCount.objects.filter(**row).update(times=F("times") + 1)


@contextmanager
def _impatient() -> Iterator[None]:
    """SQLite has one writer at a time, and an import may write for long."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        usual = cursor.execute("PRAGMA busy_timeout").fetchone()[0]
        cursor.execute(f"PRAGMA busy_timeout = {PATIENCE_MS}")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {int(usual)}")
