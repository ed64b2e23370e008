"""The database of a run, and copies of it for tests that write from several threads or processes."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection, connections
from django.test.utils import setup_databases, teardown_databases


@pytest.fixture(scope="session")
def django_db_setup(
    request, django_test_environment, django_db_blocker, django_db_modify_db_settings
) -> Iterator[None]:
    """The test database, whatever tests were chosen.

    pytest-django's fixture of this name makes it only for tests that ask for ``db``; those that ask for a fixture
    below would otherwise meet the database of the portal.
    """
    keep = request.config.getvalue("reuse_db")
    kept = keep and not request.config.getvalue("create_db")
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False, keepdb=kept)
    yield
    if not keep:
        with django_db_blocker.unblock():
            teardown_databases(made, verbosity=0)


@pytest.fixture
def real_transactions(django_db_setup, django_db_blocker, tmp_path) -> Iterator[None]:
    """A database that several threads write to and commit, as it was afterwards: a copy where that is one file."""
    with django_db_blocker.unblock():
        if connection.vendor == "sqlite":
            with _copied(tmp_path / "copy.sqlite3"):
                yield
        else:
            before = connection.creation.serialize_db_to_string()
            yield
            call_command("flush", verbosity=0, interactive=False, allow_cascade=True, inhibit_post_migrate=True)
            connection.creation.deserialize_db_from_string(before)


@pytest.fixture(scope="session")
def migrated_file(django_db_setup, django_db_blocker) -> Callable[[Path], None]:
    """A function that makes a migrated and empty database in a file for a portal of the test's own; SQLite only."""

    def make(path: Path) -> None:
        with django_db_blocker.unblock():
            _copy_to(path)

    return make


def _copy_to(path: Path) -> None:
    connection.ensure_connection()
    with closing(sqlite3.connect(path)) as copy:
        connection.connection.backup(copy)


@contextmanager
def _copied(path: Path) -> Iterator[None]:
    _copy_to(path)
    original = connections["default"]
    name = original.settings_dict["NAME"]
    original.settings_dict["NAME"] = str(path)
    del connections["default"]
    try:
        yield
    finally:
        connections["default"].close()
        original.settings_dict["NAME"] = name
        connections["default"] = original
