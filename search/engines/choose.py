"""Which engine searches: the database's own, or the one that ``SEARCH_URL`` names."""

from functools import cache

from django.conf import settings
from django.db import connection
from django.utils.module_loading import import_string

from .base import Engine

ENGINES = {
    "sqlite": "search.engines.sqlite.SqliteEngine",
    "postgresql": "search.engines.postgresql.PostgresqlEngine",
    "opensearch": "search.engines.opensearch.OpenSearchEngine",
}


def engine() -> Engine:
    """The engine that the settings name, the same object at each call."""
    chosen = dict(settings.SEARCH_ENGINE)
    name = chosen.pop("engine", connection.vendor)
    return _make(name, tuple(sorted(chosen.items())))


@cache
def _make(name: str, options: tuple[tuple[str, str], ...]) -> Engine:
    return import_string(ENGINES[name])(**dict(options))
