"""Asking the search service the judged queries, and what comes of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from statistics import fmean
from uuid import UUID

from search.models import CatalogueEntry
from search.query import Asked, Results, search

from . import measures
from .judged import Judged


@dataclass(frozen=True)
class Run:
    """A judged query with the entries that came on its first page, the best first."""

    judged: Judged
    grades: dict[UUID, int]
    entries: list[CatalogueEntry]
    # The first other spelling that was offered, and what came for it.
    proposal: str = ""
    proposed: list[CatalogueEntry] = field(default_factory=list)

    @cached_property
    def found(self) -> list[UUID]:
        return [entry.translation_key for entry in self.entries]

    @cached_property
    def recall(self) -> float:
        return measures.recall(self.found, self.grades)

    @cached_property
    def reciprocal_rank(self) -> float:
        return measures.reciprocal_rank(self.found, self.grades)

    @cached_property
    def ndcg(self) -> float:
        return measures.ndcg(self.found, self.grades)

    @cached_property
    def ndcg_in_one_click(self) -> float:
        """That of a reader who takes the other spelling where it is the better one."""
        return max(self.ndcg, measures.ndcg([entry.translation_key for entry in self.proposed], self.grades))


@dataclass(frozen=True)
class Row:
    """Means over the queries of one kind."""

    kind: str
    queries: int
    recall: float
    mrr: float
    ndcg: float
    ndcg_in_one_click: float


def answer(text: str, language: str, today: date) -> list[CatalogueEntry]:
    """The first page as a reader sees it, pinned results first; or the one record that the search leads straight to."""
    return entries_of(search(Asked(text=text, reader=language), today))


def entries_of(results: Results) -> list[CatalogueEntry]:
    if results.straight_to:
        return list(CatalogueEntry.objects.filter(address=results.straight_to))
    return [hit.entry for hit in (*results.pinned, *results.hits)]


def run(queries: Iterable[Judged], keys: dict[str, UUID], today: date) -> list[Run]:
    """Ask every query. ``keys`` has the translation key of every record that the queries name."""
    return [_run(query, {keys[name]: grade for name, grade in query.grades.items()}, today) for query in queries]


def _run(query: Judged, grades: dict[UUID, int], today: date) -> Run:
    results = search(Asked(text=query.query, reader=query.language), today)
    proposal = results.proposals[0].text if results.proposals else ""
    proposed = answer(proposal, query.language, today) if proposal else []
    return Run(query, grades, entries_of(results), proposal, proposed)


def by_kind(runs: list[Run]) -> list[Row]:
    """A row for every kind in the order of the queries, and one for all of them."""
    kinds = dict.fromkeys(run.judged.kind for run in runs)
    return [*(row(kind, [run for run in runs if run.judged.kind == kind]) for kind in kinds), row("all", runs)]


def row(name: str, runs: list[Run]) -> Row:
    return Row(
        kind=name,
        queries=len(runs),
        recall=fmean(run.recall for run in runs),
        mrr=fmean(run.reciprocal_rank for run in runs),
        ndcg=fmean(run.ndcg for run in runs),
        ndcg_in_one_click=fmean(run.ndcg_in_one_click for run in runs),
    )
