"""The log of changed rows that the databases' triggers write, so that nothing held in a process is ever out of date.

``search_cataloguerecord_changes`` has a row for each change, whoever makes it: ``id`` grows, ``position`` says what
changed, ``token`` is made by chance. The last token names a state of all rows: after a rollback the former token is
back, and no other state ever gets the one that was. The newest ``KEPT`` rows stay.
"""

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

LOG = "search_cataloguerecord_changes"
# Who missed more reads all rows anew, which is as quick.
KEPT = 5_000

LAST = f"SELECT token FROM {LOG} ORDER BY id DESC LIMIT 1"  # noqa: S608
PRUNE = f"DELETE FROM {LOG} WHERE id <= (SELECT max(id) FROM {LOG}) - {KEPT};"  # noqa: S608
# Whatever is held is read anew.
BREAK = f"DELETE FROM {LOG} WHERE id < (SELECT max(id) FROM {LOG});"  # noqa: S608


def begin(connection: BaseDatabaseWrapper, token: str) -> None:
    """Forget all changes: everything that is held is read anew. ``token`` is SQL that makes one."""
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {LOG} (token) VALUES ({token})")  # noqa: S608
        cursor.execute(BREAK)


def last_token() -> str | None:
    """The name of the rows' present state. What is read after it may be newer, never older."""
    with connection.cursor() as cursor:
        cursor.execute(LAST)
        found = cursor.fetchone()
    return found[0] if found else None


def rows(table: str) -> list[tuple]:
    """(position, starts, ends, facets) of all rows. ``table`` names the rows ``record``."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT position, starts, ends, facets FROM {table}")  # noqa: S608
        return cursor.fetchall()


def rows_since(token: str, table: str) -> list[tuple]:
    """(token, position, starts, ends, facets) of each change from ``token`` on, itself first, in one statement.

    The last three are null where the row is gone. Nothing at all where the log does not reach so far back.
    """
    sql = f"""SELECT log.token, log.position, record.starts, record.ends, record.facets
        FROM {LOG} AS log LEFT JOIN {table} ON record.position = log.position
        WHERE log.id >= (SELECT id FROM {LOG} WHERE token = %s) ORDER BY log.id"""  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, [token])
        return cursor.fetchall()
