"""Search in SQLite by FTS5, which walks its lists from the newest position on and stops where it is told to."""

from collections.abc import Iterable

from django.db import connection

from search.choices import State
from search.engines.database import Conditions, DatabaseEngine, Question
from search.models import CatalogueRecord

from . import match
from .schema import NARROW, TABLE

STATES = {
    State.BEFORE: "days.starts > %s",
    State.DURING: "%s BETWEEN days.starts AND days.ends",
    State.AFTER: "days.ends < %s",
}


class SqliteEngine(DatabaseEngine):
    match = match
    key = "found.rowid"
    records = f"search_cataloguerecord AS record INDEXED BY {NARROW}"

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
        return {position for (position,) in self.rows(f"SELECT id FROM {TABLE}_docsize", [])}  # noqa: S608

    def question(self, wanted: str, conditions: Conditions) -> Question:
        tables, where, values = f"{TABLE} AS found", [f"{TABLE} MATCH %s"], [wanted]
        if conditions.first is not None:
            where.append("found.rowid >= %s")
            values.append(conditions.first)
        if conditions.last is not None:
            where.append("found.rowid <= %s")
            values.append(conditions.last)
        if conditions.state:
            # In this order: the index walks, the days are looked up.
            tables += f" CROSS JOIN search_cataloguerecord AS days INDEXED BY {NARROW} ON days.position = found.rowid"
            where.append(STATES[conditions.state])
            values.append(conditions.today)
        return Question(f"FROM {tables} WHERE {' AND '.join(where)}", values)
