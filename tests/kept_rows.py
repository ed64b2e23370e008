"""Rows that many tests start from: made once a process by the product's own code, and put back by their values."""

import pickle
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection
from wagtail.models import Site

Rows = dict[str, set[tuple]]


@dataclass
class KeptRows:
    """What ``make`` changes in the database, by table: made by it the first time, from memory afterwards.

    ``make`` may be called twice, changes nothing the second time, and returns what can be pickled.
    """

    make: Callable[[], Any]
    answer: bytes = b""
    added: Rows = field(default_factory=dict)
    removed: Rows = field(default_factory=dict)
    columns: dict[str, list[str]] = field(default_factory=dict)

    def restore(self) -> Any:
        """Put the rows back and return what ``make`` returns when they are there: objects of this test's own."""
        if self.answer:
            self._write()
        else:
            before = self._all_rows()
            self.make()
            self._remember(before, self._all_rows())
            self.answer = pickle.dumps(self.make())
        # Rows that are written without signals leave these behind.
        cache.clear()
        Site.clear_site_root_paths_cache()
        ContentType.objects.clear_cache()
        return pickle.loads(self.answer)

    def _all_rows(self) -> Rows:
        rows = {}
        with connection.cursor() as cursor:
            for table in _tables(cursor):
                cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
                self.columns[table] = [column[0] for column in cursor.description]
                rows[table] = set(cursor.fetchall())
        return rows

    def _remember(self, before: Rows, after: Rows) -> None:
        self.added = {table: after[table] - before[table] for table in after if after[table] - before[table]}
        self.removed = {table: before[table] - after[table] for table in before if before[table] - after[table]}

    def _write(self) -> None:
        with connection.cursor() as cursor:
            for table, rows in self.removed.items():
                key = self._key(table)
                place = self.columns[table].index(key)
                statement = f"DELETE FROM {_quoted(table)} WHERE {_quoted(key)} = %s"
                cursor.executemany(statement, [(row[place],) for row in rows])
            for table, rows in self.added.items():
                values = ", ".join(["%s"] * len(self.columns[table]))
                names = ", ".join(_quoted(column) for column in self.columns[table])
                cursor.executemany(f"INSERT INTO {_quoted(table)} ({names}) VALUES ({values})", list(rows))

    def _key(self, table: str) -> str:
        with connection.cursor() as cursor:
            return connection.introspection.get_primary_key_column(cursor, table)


def _tables(cursor) -> list[str]:
    """Names of the tables that hold rows of their own; SQLite's indexes of words follow theirs by triggers."""
    names = connection.introspection.django_table_names(only_existing=True)
    if connection.vendor != "sqlite":
        return names
    cursor.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%%'")
    return sorted(set(names) - {name for (name,) in cursor.fetchall()})


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
