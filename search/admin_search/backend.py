"""The backend for the database in use: one setting for SQLite, PostgreSQL and all others."""

from django.db import connection
from modelsearch.backends import database
from modelsearch.backends.base import BaseSearchBackend


def SearchBackend(params: dict) -> BaseSearchBackend:
    """Return the backend with these settings."""
    if connection.vendor == "postgresql":
        from .postgres import PostgresSearchBackend

        return PostgresSearchBackend(params)
    plain = database.SearchBackend(params)
    # modelsearch knows whether this SQLite has FTS5.
    if connection.vendor != "sqlite" or not type(plain).__module__.endswith("sqlite"):
        return plain
    from .sqlite import SQLiteSearchBackend

    return SQLiteSearchBackend(params)
