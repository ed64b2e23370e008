"""Search in PostgreSQL by one inverted index (GIN) over a vector of all that a record is asked for."""

from collections.abc import Iterable
from itertools import islice

from django.db import connection

from search.choices import State
from search.engines.database import Conditions, DatabaseEngine, Question
from search.models import CatalogueRecord

from . import match
from .schema import COLUMN, INDEX
from .vector import vector

BATCH = 100
STATES = {State.BEFORE: "starts > %s", State.DURING: "%s BETWEEN starts AND ends", State.AFTER: "ends < %s"}
# The planner does not see what a row's terms cost that lie outside of the row: it would read the whole table where the
# index answers at once. Set and taken back with the question itself, so that nothing else of a transaction feels it.
_BY_INDEX = """SET LOCAL enable_seqscan = off; SET LOCAL jit = off;
    {};
    SET LOCAL enable_seqscan = DEFAULT; SET LOCAL jit = DEFAULT"""
_PUT = f"""UPDATE search_cataloguerecord AS row SET {COLUMN} = given.terms::tsvector
    FROM unnest(%s::bigint[], %s::text[]) AS given (position, terms) WHERE row.position = given.position"""  # noqa: S608


class PostgresqlEngine(DatabaseEngine):
    match = match
    key = "position"
    records = "search_cataloguerecord AS record"

    def put(self, records: Iterable[CatalogueRecord]) -> None:
        waiting = iter(records)
        with connection.cursor() as cursor:
            while some := list(islice(waiting, BATCH)):
                cursor.execute(_PUT, [[each.position for each in some], [vector(each) for each in some]])
            # PostgreSQL indexes many rows together, which is quicker than each alone, but every reader would search
            # what waits from end to end.
            cursor.execute("SELECT gin_clean_pending_list(%s)", [INDEX])

    def remove(self, positions: Iterable[int]) -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                f"UPDATE search_cataloguerecord SET {COLUMN} = NULL WHERE position = ANY(%s)",  # noqa: S608
                [list(positions)],
            )

    def settle(self) -> None:
        """Gather what the planner has to know about the rows."""
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE search_cataloguerecord")

    def positions(self) -> set[int]:
        sql = f"SELECT position FROM search_cataloguerecord WHERE {COLUMN} IS NOT NULL"  # noqa: S608
        return {position for (position,) in self.rows(sql, [])}

    def question(self, wanted: str, conditions: Conditions) -> Question:
        where, values = [f"{COLUMN} @@ %s::tsquery"], [wanted]
        if conditions.first is not None:
            where.append("position >= %s")
            values.append(conditions.first)
        if conditions.last is not None:
            where.append("position <= %s")
            values.append(conditions.last)
        if conditions.state:
            where.append(STATES[conditions.state])
            values.append(conditions.today)
        return Question(f"FROM search_cataloguerecord WHERE {' AND '.join(where)}", values)

    def rows(self, sql: str, values: list) -> list[tuple]:
        """Several statements in one message, which Django's cursor sends as it is: it puts values in by itself."""
        with connection.cursor() as cursor:
            cursor.execute(_BY_INDEX.format(sql), values)
            while cursor.description is None:
                cursor.nextset()
            return cursor.fetchall()
