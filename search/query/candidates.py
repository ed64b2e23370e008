"""What ranking and paging need of the engine's candidates: the positions of one page of results in their order."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from django.conf import settings
from django.db.models.functions import Substr

from search import facets
from search.choices import Family, State
from search.engines import Engine
from search.models import CatalogueEntry, CatalogueRecord
from search.queries import CAP, Filters, Query

from .asked import PAGE_SIZE
from .hits import state_on
from .ranking import Row, Wording, padded, ranked
from .weights import FILES_READ, LIST_FAMILIES, PAST_FAMILIES, RANKED, WORDING_READ

_LANGUAGE = f" {facets.language('')}"
_PAST, _LISTS = ([padded(facets.family(family)) for family in families] for families in (PAST_FAMILIES, LIST_FAMILIES))


def page_by_relevance(query: Query, filters: Filters, engine: Engine, page: int, seen: dict[str, int]) -> list[int]:
    """The positions of a page. The first ``RANKED`` are ranked together, later ones keep the engine's order.

    ``seen`` are the frequencies of the query's terms.
    """
    offset = (page - 1) * PAGE_SIZE
    if offset >= RANKED or query.is_empty:
        return engine.candidates(query, filters, PAGE_SIZE, offset)
    best = _best(engine.candidates(query, filters, RANKED), query, filters, engine, seen)
    return best[offset : offset + PAGE_SIZE]


def window_by_relevance(query: Query, filters: Filters, engine: Engine, seen: dict[str, int]) -> list[int]:
    """All positions that the pages of a search lead to, in the same order, at most the cap."""
    found = engine.candidates(query, filters, CAP)
    if query.is_empty:
        return found
    return [*_best(found[:RANKED], query, filters, engine, seen), *found[RANKED:]]


def _best(found: list[int], query: Query, filters: Filters, engine: Engine, seen: dict[str, int]) -> list[int]:
    rows = rows_of(found, filters.today)
    is_cut = any(len(row.files) > FILES_READ for row in rows)
    # What stands in the unread part of a file is told by the order in which the engine gave the records.
    whole = engine.count(with_every_word(query), filters, cap=RANKED) if is_cut else 0
    return ranked(rows, query, seen, filters.today, wordings, whole)


def page_by_date(query: Query, filters: Filters, engine: Engine, page: int) -> list[int]:
    """The positions of a page, newest first; among more than the cap, the engine's best as many are put in order."""
    offset = (page - 1) * PAGE_SIZE
    if query.is_empty:
        return engine.candidates(query, filters, PAGE_SIZE, offset)
    return window_by_date(query, filters, engine)[offset : offset + PAGE_SIZE]


def window_by_date(query: Query, filters: Filters, engine: Engine) -> list[int]:
    """The positions of the engine's best, at most the cap, newest first."""
    return sorted(engine.candidates(query, filters, CAP), reverse=True)


def latest_published(query: Query, filters: Filters, engine: Engine) -> list[int]:
    """The positions of the first page by publication, newest first: an old act published today is news.

    Among more than the cap, those of the engine's best as many; of everything there is, all. What was never published
    by anybody is no news, nor are sections: they only lead on.
    """
    entries = CatalogueEntry.objects.filter(published_at__isnull=False).exclude(family=Family.SECTION)
    entries = entries.order_by("-published_at", "-pk")
    if not query.is_empty or query.excluded or filters != Filters(filters.today):
        entries = entries.filter(position__in=engine.candidates(query, filters, CAP))
    # A record is there once for each language, so this is enough for a page.
    latest = entries.values_list("position", flat=True)[: PAGE_SIZE * len(settings.PUBLIC_LANGUAGES)]
    return list(dict.fromkeys(latest))[:PAGE_SIZE]


def with_every_word(query: Query) -> Query:
    """The records that have all the words, as many as there are."""
    return Query(phrases=(*query.words, *query.phrases), excluded=query.excluded)


def rows_of(positions: Sequence[int], today: date) -> list[Row]:
    """The candidates as ranking reads them, in the given order. One query."""
    fields = ("position", "starts", "ends", "facets", "heading", "lead", "text", Substr("files", 1, FILES_READ))
    rows = CatalogueRecord.objects.filter(pk__in=positions).values_list(*fields)
    found = {facts[0]: _row(*facts, today=today) for facts in rows}
    return [found[position] for position in positions if position in found]


def _row(position: int, starts: date | None, ends: date | None, signs: str, *fields: str, today: date) -> Row:
    signs, fields = padded(signs), tuple(map(padded, fields))
    is_over = starts is not None and state_on(starts, ends, today) == State.AFTER
    return Row(
        position,
        *fields,
        whole="".join(fields),
        titles=max(1, signs.count(_LANGUAGE)),
        is_past=is_over and any(sign in signs for sign in _PAST),
        is_list=any(sign in signs for sign in _LISTS),
    )


def wordings(positions: Sequence[int]) -> dict[int, Wording]:
    """The titles and the beginnings of the texts as they are written, by position. One query."""
    entries = CatalogueEntry.objects.filter(position__in=positions)
    names = ("position", "title", "summary", Substr("text", 1, WORDING_READ))
    titles, texts = defaultdict(list), defaultdict(list)
    for position, title, *text in entries.values_list(*names):
        titles[position].append(title)
        texts[position] += text
    return {p: Wording("\n".join(titles[p]).lower(), "\n".join(texts[p]).lower()) for p in titles}
