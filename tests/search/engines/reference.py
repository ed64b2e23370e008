"""What an engine must answer, said in plain Python over the rows themselves. Slow and obvious."""

from collections.abc import Iterable
from datetime import date

from search.choices import State
from search.models import CatalogueRecord
from search.queries import CAP, Alternative, Filters, Query, Word

READ = ("heading", "lead", "text", "files")


def has(record: CatalogueRecord, word: Word, fields: Iterable[str] = READ) -> bool:
    return any(
        _stands(alternative, getattr(record, name).split()) for name in fields for alternative in word.alternatives
    )


def _stands(alternative: Alternative, terms: list[str]) -> bool:
    *before, last = alternative.terms
    size = len(alternative.terms)
    for start in range(len(terms) - size + 1):
        end = terms[start + size - 1]
        ends = end.startswith(last) if alternative.prefix else end == last
        if ends and terms[start : start + size - 1] == before:
            return True
    return False


def state_of(record: CatalogueRecord, today: date) -> State | None:
    if record.starts is None:
        return None
    if record.starts > today:
        return State.BEFORE
    return State.AFTER if record.ends < today else State.DURING


def found(records: list[CatalogueRecord], query: Query, filters: Filters) -> list[CatalogueRecord]:
    """The records that match at all, in no order."""
    return [record for record in records if _matches(record, query) and _passes(record, filters)]


def _matches(record: CatalogueRecord, query: Query) -> bool:
    return (
        (not query.words or any(has(record, word) for word in query.words))
        and all(has(record, phrase) for phrase in query.phrases)
        and not any(has(record, word) for word in query.excluded)
    )


def _passes(record: CatalogueRecord, filters: Filters) -> bool:
    signs = set(record.facets.split())
    day = record.position >> 32
    return (
        all(signs & set(group) for group in filters.signs)
        and filters.state in (None, state_of(record, filters.today))
        and (filters.since is None or day >= filters.since.toordinal())
        and (filters.until is None or day <= filters.until.toordinal())
    )


def candidates(records: list[CatalogueRecord], query: Query, filters: Filters) -> list[int]:
    """Positions from the best to the last."""
    common = [sum(has(record, word) for record in records) for word in query.words]
    rarest = sorted(range(len(common)), key=lambda number: min(common[number], CAP + 1))[:6]

    def rank(record: CatalogueRecord) -> tuple:
        wanted = query.words + query.phrases
        return (
            all(has(record, word, ["heading"]) for word in wanted),
            all(has(record, word) for word in wanted),
            sum(has(record, query.words[number]) for number in rarest),
            record.position,
        )

    return [record.position for record in sorted(found(records, query, filters), key=rank, reverse=True)]


def states(records: list[CatalogueRecord], query: Query, filters: Filters) -> dict[State, int]:
    there = [state_of(record, filters.today) for record in found(records, query, filters)]
    return {state: there.count(state) for state in State}
