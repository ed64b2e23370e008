"""Asking the search service the judged queries, and what comes of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from statistics import fmean
from uuid import UUID

from search.query import search
from search.query.asked import Asked
from search.query.results import Hit, Results

from . import measures
from .judged import Judged


@dataclass(frozen=True)
class Run:
    """A judged query with the keys of the records that came, the best first."""

    judged: Judged
    grades: dict[UUID, int]
    hits: tuple[Hit, ...]

    @cached_property
    def found(self) -> list[UUID]:
        return [hit.entry.translation_key for hit in self.hits]

    @cached_property
    def recall(self) -> float:
        return measures.recall(self.found, self.grades)

    @cached_property
    def reciprocal_rank(self) -> float:
        return measures.reciprocal_rank(self.found, self.grades)

    @cached_property
    def ndcg(self) -> float:
        return measures.ndcg(self.found, self.grades)


@dataclass(frozen=True)
class Row:
    """Means over the queries of one kind."""

    kind: str
    queries: int
    recall: float
    mrr: float
    ndcg: float


def answer(text: str, language: str, today: date) -> Results:
    return search(Asked(text=text, reader=language), today)


def run(queries: Iterable[Judged], keys: dict[str, UUID], today: date) -> list[Run]:
    """Ask every query. ``keys`` has the translation key of every record that the queries name."""
    return [
        Run(
            query,
            {keys[name]: grade for name, grade in query.grades.items()},
            tuple(answer(query.query, query.language, today).hits),
        )
        for query in queries
    ]


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
    )
