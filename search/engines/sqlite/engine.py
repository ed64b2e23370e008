"""Search in SQLite by FTS5, which walks its lists from the newest position on and stops where it is told to."""

from collections.abc import Iterable, Iterator
from itertools import islice

from django.db import connection

from search.choices import State
from search.engines.base import Engine
from search.engines.plan import Plan, between, is_term, plan, window
from search.models import CatalogueRecord
from search.queries import CAP, Filters, Query, Word

from . import match
from .schema import DAYS, TABLE

# SQLite joins at most 500 questions into one.
TOGETHER = 200
STATES = {
    State.BEFORE: "days.starts > %s",
    State.DURING: "%s BETWEEN days.starts AND days.ends",
    State.AFTER: "days.ends < %s",
}


class SqliteEngine(Engine):
    def put(self, records: Iterable[CatalogueRecord]) -> None:
        """Triggers index a row when it is saved."""

    def remove(self, positions: Iterable[int]) -> None:
        """Triggers forget a row when it is deleted."""

    def settle(self) -> None:
        """Merge what single rows left behind in the index."""
        with connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO {TABLE} ({TABLE}, rank) VALUES ('merge', 500)")  # noqa: S608

    def positions(self) -> set[int]:
        # Rows of the index itself come from the records' table; this one is written by the index alone.
        return {position for (position,) in _rows(f"SELECT id FROM {TABLE}_docsize", [])}  # noqa: S608

    def candidates(self, query: Query, filters: Filters, limit: int, offset: int = 0) -> list[int]:
        asked = plan(query, filters, self._frequency)
        first, last = window(limit, offset)
        found: dict[int, None] = {}
        for wanted in match.matches(asked) if asked else []:
            if len(found) >= last:
                break
            sql, values = _select("found.rowid", wanted, filters)
            newest = _rows(f"{sql} ORDER BY found.rowid DESC LIMIT %s", [*values, last])
            found.update(islice(((row[0], None) for row in newest if row[0] not in found), last - len(found)))
        return list(found)[first:last]

    def count(self, query: Query, filters: Filters, cap: int = CAP) -> int:
        asked = plan(query, filters)
        return _count([_select("1", match.least(asked), filters)], cap)[0] if asked else 0

    def count_signs(self, query: Query, filters: Filters, signs: Iterable[str], cap: int = CAP) -> dict[str, int]:
        asked = plan(query, filters)
        counts = dict.fromkeys(signs, 0)
        known = [sign for sign in counts if asked and is_term(sign.lower())]
        questions = [_select("1", match.least(_with_sign(asked, sign)), filters) for sign in known]
        return counts | dict(zip(known, _count(questions, cap), strict=True))

    def count_states(self, query: Query, filters: Filters, cap: int = CAP) -> dict[State, int]:
        asked = plan(query, filters)
        states = [state for state in State if asked and filters.state in (None, state)]
        questions = [_select("1", match.least(asked), filters, state) for state in states]
        return dict.fromkeys(State, 0) | dict(zip(states, _count(questions, cap), strict=True))

    def frequencies(self, terms: Iterable[str]) -> dict[str, int]:
        counts = dict.fromkeys(terms, 0)
        known = [term for term in counts if is_term(term)]
        questions = [_select("1", match.READ + match.quoted(term)) for term in known]
        return counts | dict(zip(known, _count(questions, CAP), strict=True))

    def _frequency(self, word: Word) -> int:
        return _count([_select("1", match.READ + match.word(word))], CAP)[0]


def _with_sign(asked: Plan, sign: str) -> Plan:
    return Plan(asked.words, asked.phrases, asked.excluded, (*asked.signs, (sign.lower(),)), asked.counted)


def _select(what: str, wanted: str, filters: Filters | None = None, state: State | None = None) -> tuple[str, list]:
    """A question and its values, without order or limit."""
    sql, values = f"SELECT {what} FROM {TABLE} AS found", [wanted]  # noqa: S608
    condition = f"{TABLE} MATCH %s"
    state = state or (filters.state if filters else None)
    if state:
        # In this order: the index walks, the days are looked up.
        sql += f" CROSS JOIN search_cataloguerecord AS days INDEXED BY {DAYS} ON days.position = found.rowid"
    for comparison, position in zip((">=", "<="), between(filters) if filters else (), strict=False):
        if position is not None:
            condition += f" AND found.rowid {comparison} %s"
            values.append(position)
    if state:
        condition += f" AND {STATES[state]}"
        values.append(filters.today.isoformat())
    return f"{sql} WHERE {condition}", values


def _count(questions: list[tuple[str, list]], cap: int) -> list[int]:
    """The number of rows of each question, at most ``cap`` + 1 each."""
    return [count for (count,) in _all_counts(questions, cap)]


def _all_counts(questions: list[tuple[str, list]], cap: int) -> Iterator[tuple[int]]:
    for start in range(0, len(questions), TOGETHER):
        some = questions[start : start + TOGETHER]
        sql = " UNION ALL ".join(f"SELECT count(*) FROM ({question} LIMIT %s)" for question, _values in some)  # noqa: S608
        yield from _rows(sql, [value for _question, values in some for value in (*values, cap + 1)])


def _rows(sql: str, values: list) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()
