"""Work that waits for the commit: found at once, once, and only where it shares the fate of what asks."""

from uuid import uuid4

import pytest
from django.db import DEFAULT_DB_ALIAS, connections, transaction

from cms.at_commit import put_off, waiting
from cms.translations.later import refresh_later


class CountedList(list):
    """What waits for the commit; counts the entries that are looked at."""

    looks = 0

    def __getitem__(self, place):
        CountedList.looks += 1
        return super().__getitem__(place)

    def __iter__(self):
        CountedList.looks += len(self)
        return super().__iter__()

    def __reversed__(self):
        CountedList.looks += len(self)
        return super().__reversed__()


def looks_of(number: int, monkeypatch) -> int:
    """Entries looked at while as many records are published, each saved twice, in one transaction."""
    monkeypatch.setattr(connections[DEFAULT_DB_ALIAS], "run_on_commit", CountedList())
    CountedList.looks = 0
    for key in [uuid4() for _ in range(number)]:
        refresh_later(key, 1)
        refresh_later(key, 2)
    return CountedList.looks


@pytest.mark.django_db
def test_a_thousand_records_in_one_transaction_are_a_thousand_looks(monkeypatch):
    assert (looks_of(10, monkeypatch), looks_of(1000, monkeypatch)) == (10, 1000)


@pytest.mark.django_db
def test_what_was_saved_in_several_languages_is_refreshed_once(django_capture_on_commit_callbacks):
    key = uuid4()
    with django_capture_on_commit_callbacks() as callbacks:
        for locale in (1, 2, 1):
            refresh_later(key, locale)
    [left] = [each for each in callbacks if not each.taken]
    assert left.saved == {1, 2}


@pytest.mark.django_db
def test_what_a_savepoint_took_back_does_not_wait_and_what_stands_before_it_does():
    put_off("outside", print)
    with transaction.atomic():
        put_off("inside", repr)
        assert (waiting("inside"), waiting("outside")) == (repr, None), "it could be taken back without the other"
        transaction.set_rollback(True)
    assert waiting("outside") is print
    with transaction.atomic():
        assert waiting("inside") is None
    assert waiting("inside") is None


@pytest.mark.django_db
def test_nothing_waits_after_the_end_of_a_transaction(monkeypatch):
    here = connections[DEFAULT_DB_ALIAS]
    put_off("place", print)
    assert waiting("place") is print
    # As a commit and a rollback leave it behind.
    monkeypatch.setattr(here, "run_on_commit", [])
    assert waiting("place") is None
    put_off("other", repr)
    assert (waiting("place"), waiting("other")) == (None, repr)
