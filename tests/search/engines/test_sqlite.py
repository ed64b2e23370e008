"""What is particular to the index in SQLite. In a file of its own, whatever database the run has."""

import pytest
from django.db import connections
from django.db.backends.sqlite3.base import DatabaseWrapper

from cms.settings import env
from search.engines.sqlite import schema
from search.models import CatalogueRecord

from .rows import row

pytestmark = pytest.mark.no_database


@pytest.fixture
def own(tmp_path, django_db_blocker):
    """A connection to a file with the records' table and its index."""
    defaults = {"ATOMIC_REQUESTS": False, "AUTOCOMMIT": True, "TIME_ZONE": None, "TEST": {}}
    wrapper = DatabaseWrapper(defaults | env.database(f"sqlite:///{tmp_path}/portal.sqlite3"), alias="own")
    connections["own"] = wrapper
    with django_db_blocker.unblock():
        with wrapper.schema_editor() as editor:
            editor.create_model(CatalogueRecord)
        assert schema.ensure(wrapper)
        yield wrapper
        wrapper.close()
    del connections["own"]


def write(own, *rows) -> None:
    values = [[getattr(each, field.attname) for field in CatalogueRecord._meta.concrete_fields] for each in rows]
    with own.cursor() as cursor:
        for each in values:
            each[1] = each[1].hex
            cursor.execute(f"INSERT INTO search_cataloguerecord VALUES ({', '.join(['%s'] * len(each))})", each)


def ask(own, sql: str, *values) -> list[tuple]:
    with own.cursor() as cursor:
        return cursor.execute(sql, values).fetchall()


def found(own, term: str) -> int:
    return len(ask(own, f"SELECT rowid FROM {schema.TABLE} WHERE {schema.TABLE} MATCH %s", f'"{term}"'))


def test_the_newest_come_without_a_sort_and_days_without_the_texts(own):
    order = f"SELECT rowid FROM {schema.TABLE} WHERE {schema.TABLE} MATCH %s ORDER BY rowid DESC LIMIT 9"
    assert "TEMP B-TREE" not in str(ask(own, f"EXPLAIN QUERY PLAN {order}", '"a"'))
    days = f"SELECT starts, facets FROM search_cataloguerecord INDEXED BY {schema.NARROW} WHERE position = 1"
    assert "COVERING INDEX" in str(ask(own, f"EXPLAIN QUERY PLAN {days}"))


def test_the_index_survives_a_change_of_the_records_table(own):
    write(own, row(1, "before"))
    with own.schema_editor() as editor:
        editor._remake_table(CatalogueRecord)
    write(own, row(2, "meanwhile"))
    assert found(own, "meanwhile") == 0
    assert schema.restore(own)
    write(own, row(3, "after"))
    assert [found(own, term) for term in ("before", "meanwhile", "after")] == [1, 1, 1]
    assert not schema.restore(own)
    ask(own, f"INSERT INTO {schema.TABLE} ({schema.TABLE}, rank) VALUES ('integrity-check', 1)")


def test_what_was_taken_away_does_not_come_back_by_itself(own):
    schema.drop(own)
    write(own, row(1, "a"))
    assert not schema.restore(own)
    assert ask(own, "SELECT name FROM sqlite_master WHERE name LIKE %s", f"{schema.TABLE}%") == []


def test_rows_that_go_by_whatever_means_leave_the_index(own):
    write(own, row(1, "a"), row(2, "a"))
    ask(own, "DELETE FROM search_cataloguerecord")
    assert found(own, "a") == 0
    assert ask(own, f"SELECT id FROM {schema.TABLE}_docsize") == []
