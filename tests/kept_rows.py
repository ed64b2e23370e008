"""Rows and files that many tests start from: made once a process by our own code, and put back from memory."""

import pickle
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection
from wagtail.models import Site

Rows = dict[str, set[tuple]]


@dataclass
class KeptRows:
    """What ``make`` changes in the database and adds to the media: made by it the first time, from memory afterwards.

    The rows before it must be the same each time. What ``make`` returns must be such that it can be pickled.
    """

    make: Callable[..., Any]
    answer: bytes = b""
    files: dict[str, bytes] = field(default_factory=dict)
    added: Rows = field(default_factory=dict)
    removed: Rows = field(default_factory=dict)
    columns: dict[str, list[str]] = field(default_factory=dict)

    def restore(self, *arguments: Any) -> Any:
        """Put everything back and return what ``make(*arguments)`` returned: objects of this test's own."""
        if self.answer:
            self._write()
            self._write_files()
        else:
            before, files_before = self._all_rows(), _all_files()
            self.answer = pickle.dumps(self.make(*arguments))
            self._remember(before, self._all_rows())
            self.files = {name: content for name, content in _all_files().items() if name not in files_before}
        # Rows that are written without signals leave these behind.
        cache.clear()
        Site.clear_site_root_paths_cache()
        ContentType.objects.clear_cache()
        return pickle.loads(self.answer)

    def _all_rows(self) -> Rows:
        rows, generated = {}, _generated_columns()
        with connection.cursor() as cursor:
            for table in _tables(cursor):
                cursor.execute(f"SELECT * FROM {_quoted(table)} LIMIT 0")
                columns = [column[0] for column in cursor.description]
                self.columns[table] = [column for column in columns if (table, column) not in generated]
                cursor.execute(f"SELECT {', '.join(map(_quoted, self.columns[table]))} FROM {_quoted(table)}")
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

    def _write_files(self) -> None:
        for name, content in self.files.items():
            path = Path(settings.MEDIA_ROOT) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)

    def _key(self, table: str) -> str:
        with connection.cursor() as cursor:
            return connection.introspection.get_primary_key_column(cursor, table)


def _all_files() -> dict[str, bytes]:
    folder = Path(settings.MEDIA_ROOT)
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _generated_columns() -> set[tuple[str, str]]:
    """(table, column) of what the database computes itself."""
    fields = [field for model in apps.get_models() for field in model._meta.local_fields]
    return {(field.model._meta.db_table, field.column) for field in fields if field.generated}


def _tables(cursor) -> list[str]:
    """Names of the tables that hold rows of their own; SQLite's indexes of words follow theirs by triggers."""
    names = connection.introspection.django_table_names(only_existing=True)
    if connection.vendor != "sqlite":
        return names
    cursor.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%%'")
    return sorted(set(names) - {name for (name,) in cursor.fetchall()})


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
