"""The full-text index in PostgreSQL: one more column of ``search_cataloguerecord``, unknown to Django, and its index.

A column and no table of its own, so that a record, its terms and its days are one row, and a deleted or truncated row
takes its terms along.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

from search.engines.changes import BREAK, LOG, PRUNE, begin

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


# One writer after the other, to the end of its transaction: changes are then seen in the order of their numbers.
_LOCK = 5_204_418_714
_TOKEN = "gen_random_uuid()::text"  # noqa: S105


def _log(positions: str, forget: str = PRUNE) -> str:
    """The body of a function for triggers: log these positions (a SELECT), then ``forget`` older changes."""
    return f"""BEGIN
        PERFORM pg_advisory_xact_lock({_LOCK});
        INSERT INTO {LOG} (token, position) SELECT {_TOKEN}, changed.position FROM ({positions}) AS changed;
        {forget}
        RETURN NULL;
    END"""  # noqa: S608


# For each event: what the trigger does, and the tables of changed rows that it needs.
_LOGGED = {
    "INSERT": (_log("SELECT position FROM written"), "REFERENCING NEW TABLE AS written"),
    "DELETE": (_log("SELECT position FROM gone"), "REFERENCING OLD TABLE AS gone"),
    "UPDATE": (
        _log("SELECT position FROM gone UNION SELECT position FROM written"),
        "REFERENCING OLD TABLE AS gone NEW TABLE AS written",
    ),
    "TRUNCATE": (_log("SELECT NULL::bigint AS position", BREAK), ""),
}


def make_log(connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE {LOG} (id bigserial PRIMARY KEY, token text NOT NULL, position bigint)")
        for event, (body, tables) in _LOGGED.items():
            name = f"{LOG}_{event.lower()}"
            cursor.execute(f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $${body}$$")
            cursor.execute(
                f"CREATE TRIGGER {name} AFTER {event} ON search_cataloguerecord {tables}"
                f" FOR EACH STATEMENT EXECUTE FUNCTION {name}()"
            )
    begin(connection, _TOKEN)


def drop_log(connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        for event in _LOGGED:
            cursor.execute(f"DROP TRIGGER IF EXISTS {LOG}_{event.lower()} ON search_cataloguerecord")
            cursor.execute(f"DROP FUNCTION IF EXISTS {LOG}_{event.lower()}()")
        cursor.execute(f"DROP TABLE IF EXISTS {LOG}")
