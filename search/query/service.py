"""The search: from what a reader asks to one page of an answer."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from uuid import UUID

from search import facets
from search.engines import Engine
from search.engines import engine as chosen_engine
from search.models import CatalogueRecord
from search.queries import CAP, Filters, Query, Word
from search.synonyms import meanings
from search.synonyms.pins import pinned

from .asked import Asked, Sort
from .candidates import (
    latest_published,
    page_by_date,
    page_by_relevance,
    window_by_date,
    window_by_relevance,
    with_every_word,
)
from .facets import chosen_of, facets_of
from .filters import conditions
from .hits import hits_of
from .parsing import Parsed, parse
from .results import Hit, Meaning, Results, Window
from .spelling import proposals

# With fewer results, or with a word that stands nowhere, other spellings are offered.
FEW = 3


def search(asked: Asked, today: date, engine: Engine | None = None) -> Results:
    """Answer a valid question. The number of queries depends on the filters chosen, never on the records.

    Raises ValueError for a question with problems, EngineUnavailable where the engine does not answer.
    """
    if asked.problems:
        raise ValueError("A question with problems cannot be answered.")
    return _Search(asked, today, engine or chosen_engine()).results()


def newest(asked: Asked, today: date, engine: Engine | None = None) -> Results:
    """The first page by publication, as a feed needs it: hits without marks, chosen facets without counts; ``count``
    is that of the hits. Raises as ``search`` does.
    """
    if asked.problems:
        raise ValueError("A question with problems cannot be answered.")
    return _Search(asked.having(sort=Sort.NEWEST), today, engine or chosen_engine()).newest()


def window(asked: Asked, today: date, engine: Engine | None = None, with_facets: bool = False) -> Window:
    """All that the pages of a search lead to, in one order, for who reads it in parts of another size. Raises as
    ``search`` does.
    """
    if asked.problems:
        raise ValueError("A question with problems cannot be answered.")
    return _Search(asked, today, engine or chosen_engine()).window(with_facets)


class _Search:
    def __init__(self, asked: Asked, today: date, engine: Engine):
        self.asked, self.today, self.engine = asked, today, engine
        self.parsed: Parsed = parse(asked.text)
        self.query = self.parsed.query
        self.filters = conditions(asked, today)
        self.too_common = self.parsed.too_common and not any(self.seen.values())
        if self.too_common:
            self.query = Query(excluded=self.query.excluded)

    @cached_property
    def seen(self) -> dict[str, int]:
        """In how many records the terms of the words and phrases stand."""
        return self.engine.frequencies(_terms((*self.parsed.query.words, *self.parsed.query.phrases)))

    def newest(self) -> Results:
        latest = latest_published(self._in_order(), self.filters, self.engine)
        hits = hits_of(latest, Query(), self.asked.reader, self.today)
        return Results(self.asked, len(hits), False, hits, facets=chosen_of(self.asked, self.today))

    def window(self, with_facets: bool) -> Window:
        query = self._in_order()
        count = self.engine.count(query, self.filters)
        return Window(
            positions=self._all_positions(query),
            count=min(count, CAP),
            capped=count > CAP,
            query=self.query,
            facets=facets_of(self.asked, query, self.engine, self.today) if with_facets else (),
            proposals=self._proposals(count),
        )

    def _all_positions(self, query: Query) -> list[int]:
        if self.asked.sort == Sort.NEWEST:
            return window_by_date(query, self.filters, self.engine)
        return window_by_relevance(query, self.filters, self.engine, self.seen)

    def results(self) -> Results:
        if straight := self._straight_to():
            return Results(self.asked, 1, False, (), straight_to=straight)
        query = self._in_order()
        positions = self._positions(query)
        count = self.engine.count(query, self.filters)
        above = self._pinned()
        shown = [position for position in positions if position not in {hit.position for hit in above}]
        return Results(
            asked=self.asked,
            count=min(count, CAP),
            capped=count > CAP,
            hits=hits_of(shown, self.query, self.asked.reader, self.today),
            facets=facets_of(self.asked, query, self.engine, self.today),
            proposals=self._proposals(count),
            pinned=above,
            meanings=self._meanings(),
            too_common=self.too_common,
        )

    def _in_order(self) -> Query:
        """By date, the newest of what has one common word would hide what was meant: all words, where any has all."""
        if self.asked.sort == Sort.NEWEST and len(self.query.words) > 1:
            every = with_every_word(self.query)
            if self.engine.count(every, self.filters, cap=0):
                return every
        return self.query

    def _positions(self, query: Query) -> list[int]:
        if self.asked.sort == Sort.NEWEST:
            return page_by_date(query, self.filters, self.engine, self.asked.page)
        return page_by_relevance(query, self.filters, self.engine, self.asked.page, self.seen)

    def _straight_to(self) -> str:
        """The address of the only record that bears the reference, where nothing but a reference was asked for."""
        terms = self.parsed.reference
        if not terms or self.asked != Asked(text=self.asked.text, reader=self.asked.reader):
            return ""
        bearers = Filters(self.today, (tuple(map(facets.reference, terms)),))
        found = self.engine.candidates(Query(), bearers, limit=2)
        hits = hits_of(found, Query(), self.asked.reader, self.today)
        return hits[0].entry.address if len(found) == len(hits) == 1 else ""

    def _is_first_page(self) -> bool:
        """Of a search as it was typed, without filters."""
        return self.asked == Asked(text=self.asked.text, reader=self.asked.reader) and bool(self.asked.text)

    def _pinned(self) -> list[Hit]:
        keys = pinned(self.parsed.typed, self.today) if self._is_first_page() else []
        return hits_of(_positions_of(keys), self.query, self.asked.reader, self.today, pinned=True) if keys else []

    def _meanings(self) -> list[Meaning]:
        found = meanings(self.parsed.typed, self.asked.reader) if self.parsed.typed else []
        return [Meaning(self.parsed.written(each.start, each.end), each.labels) for each in found]

    def _proposals(self, count: int) -> list:
        """A word that stands nowhere was perhaps misspelt; where little was found, so was one that is rare."""
        if self.asked.page > 1:
            return []
        records = [sum(self.seen.get(term, 0) for term in _terms([word], own=True)) for word in self.query.words]
        weak = FEW if count < FEW else 1
        if all(number >= weak for number in records):
            return []
        return proposals(
            self.asked, self.parsed, [number if number < weak else None for number in records], self.engine
        )


def _terms(words: Iterable[Word], own: bool = False) -> list[str]:
    """The single terms that stand for the words, or only those of the words themselves; each once."""
    alternatives = (a for word in words for a in word.alternatives if len(a.terms) == 1 and (a.weight == 1 or not own))
    return list(dict.fromkeys(alternative.terms[0] for alternative in alternatives))


def _positions_of(keys: Sequence[UUID]) -> list[int]:
    found = dict(CatalogueRecord.objects.filter(translation_key__in=keys).values_list("translation_key", "position"))
    return [found[key] for key in keys if key in found]
