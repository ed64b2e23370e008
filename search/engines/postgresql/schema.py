"""The full-text index in PostgreSQL: one more column of ``search_cataloguerecord``, unknown to Django, and its index.

A column and no table of its own, so that a record, its terms and its days are one row, and a deleted or truncated row
takes its terms along.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

COLUMN = "indexed_terms"
INDEX = "search_cataloguerecord_terms"


def make(connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE search_cataloguerecord ADD COLUMN {COLUMN} tsvector")
        # Vectors do not get smaller by compression: it is not tried.
        cursor.execute(f"ALTER TABLE search_cataloguerecord ALTER COLUMN {COLUMN} SET STORAGE EXTERNAL")
        # The texts are seldom read and the terms often: texts leave the row, so that many rows are one page.
        cursor.execute("ALTER TABLE search_cataloguerecord SET (toast_tuple_target = 128)")
        cursor.execute(f"CREATE INDEX {INDEX} ON search_cataloguerecord USING gin ({COLUMN})")


def drop(connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE search_cataloguerecord DROP COLUMN IF EXISTS {COLUMN}")
        cursor.execute("ALTER TABLE search_cataloguerecord RESET (toast_tuple_target)")
