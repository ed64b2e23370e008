"""The full-text index in SQLite: a table of FTS5 over ``search_cataloguerecord``, kept in step by triggers.

The index keeps no text of its own (https://www.sqlite.org/fts5.html#external_content_tables). A record that is written
by whatever means is indexed in the same transaction.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

from search.engines import changes

TABLE = "search_cataloguerecord_fts"
LOG = changes.LOG
FIELDS = ("heading", "lead", "text", "files", "facets")
# Position, days and signs without the texts, so that neither conditions nor counts ever read the wide rows.
NARROW = "search_cataloguerecord_narrow"

_NAMES = ", ".join(FIELDS)
_NEW = ", ".join(f"new.{name}" for name in FIELDS)
_OLD = ", ".join(f"old.{name}" for name in FIELDS)
_ADD = f"INSERT INTO {TABLE} (rowid, {_NAMES}) VALUES (new.position, {_NEW});"  # noqa: S608
_FORGET = f"INSERT INTO {TABLE} ({TABLE}, rowid, {_NAMES}) VALUES ('delete', old.position, {_OLD});"  # noqa: S608

_LOG = f"CREATE TABLE {LOG} (id integer PRIMARY KEY, token text NOT NULL, position bigint)"
_TOKEN = "hex(randomblob(8))"  # noqa: S105
_LOG_NEW, _LOG_OLD = (
    f"INSERT INTO {LOG} (token, position) VALUES ({_TOKEN}, {row}.position); {changes.PRUNE}"  # noqa: S608
    for row in ("new", "old")
)

# Every sign of a term belongs to a token, so terms are what the analysis made. The index of two letters makes the
# beginnings of words quick that would otherwise be the commonest; longer ones are quick without.
_INDEX = f"""CREATE VIRTUAL TABLE {TABLE} USING fts5(
    {_NAMES}, content='search_cataloguerecord', content_rowid='position',
    tokenize="ascii tokenchars '_./@:+#-'", prefix='2')"""
# What SQLite drops together with the rows' table, by its name.
_WITH_ROWS = {
    NARROW: f"CREATE INDEX {NARROW} ON search_cataloguerecord (position, starts, ends, facets)",
    f"{TABLE}_insert": f"CREATE TRIGGER {TABLE}_insert AFTER INSERT ON search_cataloguerecord BEGIN {_ADD} END",
    f"{TABLE}_delete": f"CREATE TRIGGER {TABLE}_delete AFTER DELETE ON search_cataloguerecord BEGIN {_FORGET} END",
    f"{TABLE}_update": f"""CREATE TRIGGER {TABLE}_update AFTER UPDATE OF position, {_NAMES}
        ON search_cataloguerecord BEGIN {_FORGET} {_ADD} END""",
    f"{LOG}_insert": f"CREATE TRIGGER {LOG}_insert AFTER INSERT ON search_cataloguerecord BEGIN {_LOG_NEW} END",
    f"{LOG}_delete": f"CREATE TRIGGER {LOG}_delete AFTER DELETE ON search_cataloguerecord BEGIN {_LOG_OLD} END",
    f"{LOG}_update": f"""CREATE TRIGGER {LOG}_update AFTER UPDATE ON search_cataloguerecord
        BEGIN {_LOG_OLD} {_LOG_NEW} END""",
}


def ensure(connection: BaseDatabaseWrapper) -> bool:
    """Make what is missing and then index all rows anew; return whether anything was missing."""
    there = _names(connection)
    missing = [statement for name, statement in ({TABLE: _INDEX, LOG: _LOG} | _WITH_ROWS).items() if name not in there]
    with connection.cursor() as cursor:
        for statement in missing:
            cursor.execute(statement)
    if missing:
        rebuild(connection)
    return bool(missing)


def restore(connection: BaseDatabaseWrapper) -> bool:
    """``ensure``, where there is an index at all.

    Django changes a table of SQLite by making another one in its place, and the triggers go with the old one.
    """
    return TABLE in _names(connection) and ensure(connection)


def _names(connection: BaseDatabaseWrapper) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name FROM sqlite_master WHERE tbl_name IN (%s, %s, 'search_cataloguerecord')", [TABLE, LOG]
        )
        return {name for (name,) in cursor.fetchall()}


def rebuild(connection: BaseDatabaseWrapper) -> None:
    """Index all rows anew."""
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {TABLE} ({TABLE}) VALUES ('rebuild')")  # noqa: S608
    changes.begin(connection, _TOKEN)


def drop(connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        for event in ("insert", "delete", "update"):
            cursor.execute(f"DROP TRIGGER IF EXISTS {TABLE}_{event}")
            cursor.execute(f"DROP TRIGGER IF EXISTS {LOG}_{event}")
        cursor.execute(f"DROP INDEX IF EXISTS {NARROW}")
        cursor.execute(f"DROP TABLE IF EXISTS {TABLE}")
        cursor.execute(f"DROP TABLE IF EXISTS {LOG}")
