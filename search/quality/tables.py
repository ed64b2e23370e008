"""Measures and outcomes as lines of text."""

from collections.abc import Iterator
from uuid import UUID

from .expectations import Outcome
from .measures import RELEVANT
from .runs import Row, Run

SHOWN = 5


def of_kinds(rows: list[Row]) -> Iterator[str]:
    yield f"{'kind':20}{'queries':>8}{'recall@5':>10}{'MRR':>8}{'nDCG@10':>9}{'with the spelling offered':>27}"
    for row in rows:
        measures = f"{row.recall:10.3f}{row.mrr:8.3f}{row.ndcg:9.3f}{row.ndcg_in_one_click:27.3f}"
        yield f"{row.kind:20}{row.queries:8}{measures}"


def of_run(run: Run, names: dict[UUID, str]) -> Iterator[str]:
    """A query with what came first and what should have come there. ``names`` are those of all judged records."""
    yield f"{run.ndcg:.3f}  {run.judged.query}  ({run.judged.kind})"
    for place, entry in enumerate(run.entries[:SHOWN], 1):
        key = entry.translation_key
        yield f"    {place}. [{run.grades.get(key, '-')}] {names.get(key, entry.title)}"
    for key, grade in sorted(run.grades.items(), key=lambda pair: -pair[1]):
        if key not in run.found[:SHOWN] and grade >= RELEVANT:
            place = run.found.index(key) + 1 if key in run.found else "-"
            yield f"    {place}. [{grade}] {names[key]}"
    if run.proposal:
        yield f"    offered: {run.proposal} ({run.ndcg_in_one_click:.3f})"


def of_outcome(outcome: Outcome, depth: int) -> str:
    places = ", ".join(f"{name}: {place or 'not found'}" for name, place in outcome.places.items())
    verdict = "found " if outcome.is_within(depth) else "MISSED"
    return f"{verdict}  {outcome.expected.query}  ({outcome.expected.kind})  {places}"


def of_first(run: Run, names: dict[UUID, str]) -> str:
    """The query and its first results between tabs, to compare two engines line by line."""
    return "\t".join([run.judged.query, *(names.get(key, str(key)) for key in run.found[:SHOWN])])
