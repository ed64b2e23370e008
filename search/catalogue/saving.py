"""Saving many derived rows at once."""

from functools import cache

from django.db import connection
from django.db.models import Field, Model


def save(rows: list[Model], fields: tuple[str, ...], unique: tuple[str, ...]) -> None:
    """Insert these rows, or give the rows that have the same ``unique`` values theirs. ``fields`` are attribute names.

    The columns that are not among ``fields`` are left as they are, and to the database in new rows.
    """
    if rows and connection.vendor == "sqlite":
        # Django would write out one statement for each forty rows, which takes longer than SQLite itself.
        columns = [field for field in rows[0]._meta.concrete_fields if field.attname in fields]
        with connection.cursor() as cursor:
            cursor.executemany(_upsert(type(rows[0]), tuple(columns), unique), (_values(row, columns) for row in rows))
    elif rows:
        others = [name for name in fields if name not in unique]
        names = [rows[0]._meta.get_field(name).name for name in unique]
        type(rows[0]).objects.bulk_create(rows, update_conflicts=True, unique_fields=names, update_fields=others)


@cache
def _upsert(model: type[Model], columns: tuple[Field, ...], unique: tuple[str, ...]) -> str:
    quoted = {field.attname: connection.ops.quote_name(field.column) for field in columns}
    new = ", ".join(f"{column} = excluded.{column}" for name, column in quoted.items() if name not in unique)
    return (
        f"INSERT INTO {connection.ops.quote_name(model._meta.db_table)} ({', '.join(quoted.values())})"  # noqa: S608
        f" VALUES ({', '.join(['%s'] * len(quoted))})"
        f" ON CONFLICT ({', '.join(quoted[name] for name in unique)}) DO UPDATE SET {new}"
    )


def _values(row: Model, columns: list[Field]) -> list:
    return [column.get_db_prep_save(getattr(row, column.attname), connection) for column in columns]
