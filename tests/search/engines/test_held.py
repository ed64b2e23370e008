"""What the process holds of the signs follows the rows, whatever happens to them."""

from random import Random

import pytest
from django.db import connection, transaction

from search.choices import State
from search.engines import changes, engine, held
from search.models import CatalogueRecord
from search.queries import Query

from .rows import ANY, TODAY, Generated, query, row


@pytest.fixture(autouse=True)
def _in_the_database(db, settings):
    settings.SEARCH_ENGINE = {}


def save(*rows: CatalogueRecord) -> None:
    for each in rows:
        each.save()
    engine().put(rows)


def signs(asked: Query = Query()) -> dict[str, int]:  # noqa: B008
    return engine().count_signs(asked, ANY, ["f.act", "f.news", "r.1"])


def whole() -> dict[str, set[int]]:
    """The positions that have each mark, read from all rows."""
    return _positions(held._read(TODAY.isoformat(), engine().records))


def _positions(found: held.Held) -> dict[str, set[int]]:
    there = {mark: {p for p, n in found.number.items() if numbers >> n & 1} for mark, numbers in found.sets.items()}
    return {mark: positions for mark, positions in there.items() if positions}


def test_what_is_rolled_back_is_not_counted_and_what_comes_instead_is():
    save(row(1, "a", facets="f.act"))
    assert signs() == {"f.act": 1, "f.news": 0, "r.1": 0}
    with transaction.atomic():
        save(row(2, "a", facets="f.act r.1"))
        assert signs(query("a")) == {"f.act": 2, "f.news": 0, "r.1": 1}
        transaction.set_rollback(True)
    assert signs(query("a")) == {"f.act": 1, "f.news": 0, "r.1": 0}
    save(row(2, "a", facets="f.news"))
    assert signs(query("a")) == {"f.act": 1, "f.news": 1, "r.1": 0}


def test_changes_that_are_followed_lead_to_what_all_rows_say():
    made, dice = Generated(seed=3), Random(3)
    save(*made.rows(20))
    held.current(TODAY, engine().records)
    for _ in range(30):
        number = dice.randint(1, 25)
        CatalogueRecord.objects.filter(translation_key=made.row(number).translation_key).delete()
        if dice.random() < 0.7:
            save(made.row(number))
        CatalogueRecord.objects.order_by("heading", "pk")[0].delete()
        save(made.row(dice.randint(30, 10**6)))
        assert _positions(held.current(TODAY, engine().records)) == whole()


def test_one_change_reads_no_other_rows(django_assert_num_queries):
    save(row(1, "a", facets="f.act"), row(2, "a"))
    signs()
    CatalogueRecord.objects.filter(pk=row(2).pk).update(starts=TODAY, ends=TODAY)
    # The token twice (without and with the lock), then what has changed.
    with django_assert_num_queries(3) as asked:
        assert engine().count_states(Query(), ANY)[State.DURING] == 1
    assert changes.LOG in asked.captured_queries[2]["sql"]
    with django_assert_num_queries(1):
        engine().count_states(Query(), ANY)


def test_who_missed_too_many_changes_reads_all_rows():
    save(row(1, "a", facets="f.act"))
    signs()
    save(row(2, "a", facets="f.act"), row(3, "a", facets="f.news"))
    with connection.cursor() as cursor:
        cursor.execute(changes.BREAK)
    assert signs() == {"f.act": 2, "f.news": 1, "r.1": 0}
