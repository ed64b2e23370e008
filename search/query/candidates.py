"""What ranking and paging need of the engine's candidates: the positions of one page of results in their order."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from django.conf import settings
from django.db.models.functions import Substr

from search.choices import State
from search.engines import Engine
from search.models import CatalogueEntry, CatalogueRecord
from search.queries import CAP, Filters, Query

from .asked import PAGE_SIZE
from .hits import state_on
from .ranking import Row, padded, ranked
from .weights import FILES_READ, LIST_FAMILIES, PAST_FAMILIES, RANKED, WORDING_READ


def page_by_relevance(query: Query, filters: Filters, engine: Engine, page: int, seen: dict[str, int]) -> list[int]:
    """The positions of a page. The first ``RANKED`` are ranked together, later ones keep the engine's order.

    ``seen`` are the frequencies of the query's terms.
    """
    offset = (page - 1) * PAGE_SIZE
    if offset >= RANKED or query.is_empty:
        return engine.candidates(query, filters, PAGE_SIZE, offset)
    rows = rows_of(engine.candidates(query, filters, RANKED), filters.today)
    is_cut = any(len(row.files) > FILES_READ for row in rows)
    # What stands in the unread part of a file is told by the order in which the engine gave the records.
    whole = engine.count(with_every_word(query), filters, cap=RANKED) if is_cut else 0
    return ranked(rows, query, seen, filters.today, whole)[offset : offset + PAGE_SIZE]


def page_by_date(query: Query, filters: Filters, engine: Engine, page: int) -> list[int]:
    """The positions of a page, newest first; among more than the cap, the engine's best as many are put in order."""
    offset = (page - 1) * PAGE_SIZE
    if query.is_empty:
        return engine.candidates(query, filters, PAGE_SIZE, offset)
    found = sorted(engine.candidates(query, filters, CAP), reverse=True)
    return found[offset : offset + PAGE_SIZE]


def latest_published(query: Query, filters: Filters, engine: Engine) -> list[int]:
    """The positions of the first page by publication, newest first: an old act published today is news.

    Among more than the cap, those of the engine's best as many; of everything there is, all. What was never published
    by anybody, as the sections that the portal makes, is no news.
    """
    entries = CatalogueEntry.objects.filter(published_at__isnull=False).order_by("-published_at", "-pk")
    if not query.is_empty or query.excluded or filters != Filters(filters.today):
        entries = entries.filter(position__in=engine.candidates(query, filters, CAP))
    # A record is there once for each language, so this is enough for a page.
    latest = entries.values_list("position", flat=True)[: PAGE_SIZE * len(settings.PUBLIC_LANGUAGES)]
    return list(dict.fromkeys(latest))[:PAGE_SIZE]


def with_every_word(query: Query) -> Query:
    """The records that have all the words, as many as there are."""
    return Query(phrases=(*query.words, *query.phrases), excluded=query.excluded)


def rows_of(positions: Sequence[int], today: date) -> list[Row]:
    """The candidates as ranking reads them, in the given order. Two queries."""
    fields = ("position", "heading", "lead", "text")
    rows = CatalogueRecord.objects.filter(pk__in=positions).values_list(*fields, Substr("files", 1, FILES_READ))
    terms = {position: [padded(field) for field in found] for position, *found in rows}
    names = ("position", "family", "starts", "ends", "title", "summary", Substr("text", 1, WORDING_READ))
    entries: dict[int, list[_Entry]] = defaultdict(list)
    for position, *facts in CatalogueEntry.objects.filter(position__in=positions).values_list(*names):
        entries[position].append(_Entry(*facts))
    return [_row(position, terms[position], entries[position], today) for position in positions if position in terms]


class _Entry(NamedTuple):
    family: str
    starts: date | None
    ends: date | None
    title: str
    summary: str
    beginning: str


def _row(position: int, terms: Sequence[str], entries: Sequence[_Entry], today: date) -> Row:
    titles = "\n".join(entry.title for entry in entries).lower()
    wording = "\n".join(f"{entry.summary}\n{entry.beginning}" for entry in entries).lower()
    is_past = any(
        entry.family in PAST_FAMILIES and state_on(entry.starts, entry.ends, today) == State.AFTER for entry in entries
    )
    is_list = any(entry.family in LIST_FAMILIES for entry in entries)
    return Row(position, *terms, titles=titles, wording=wording, is_past=is_past, is_list=is_list)
