"""Work that waits for the commit: found at once, done once, and only where it shares the fate of what asks."""

import pytest
from django.db import DEFAULT_DB_ALIAS, connections, transaction

from cms.later import AfterCommit, many_at_once

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


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


@pytest.fixture
def done() -> list[dict]:
    return []


@pytest.fixture
def later(done) -> AfterCommit:
    return AfterCommit(lambda **groups: done.append(groups))


def looks_of(number: int, later, monkeypatch) -> int:
    """Entries looked at while as many keys are asked for, each twice, in one transaction."""
    monkeypatch.setattr(connections[DEFAULT_DB_ALIAS], "run_on_commit", CountedList())
    CountedList.looks = 0
    for key in range(number):
        later(keys=[key])
        later(keys=[key], others=[key])
    return CountedList.looks


def test_a_thousand_changes_in_one_transaction_look_a_hundred_times_as_often_as_ten(later, monkeypatch):
    ten, thousand = looks_of(10, later, monkeypatch), looks_of(1000, later, monkeypatch)
    assert 0 < ten <= 20
    assert thousand <= 100 * (ten + 1)


def test_what_many_changes_ask_for_is_done_once(later, done, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        for key in (1, 2, 1):
            later(keys=[key])
        later(keys=[], others=["a"])
        later(keys=[])
        assert done == []
    assert done == [{"keys": {1, 2}, "others": {"a"}}]


def test_what_only_a_savepoint_asked_for_goes_with_it(later, done, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        later(keys=["taken back"])
        transaction.set_rollback(True)
    assert done == []


def test_savepoints_that_end_well_are_joined_and_one_that_does_not_loses_nothing_of_the_others(
    later, done, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        for key in (1, 2):
            with transaction.atomic():
                later(keys=[key])
        with transaction.atomic():
            later(keys=["taken back"])
            transaction.set_rollback(True)
        with transaction.atomic(), transaction.atomic():
            later(keys=[3])
    # Work asks for the truth, so one key too many changes nothing.
    assert done == [{"keys": {1, 2, 3, "taken back"}}]


def test_a_savepoint_around_savepoints_takes_back_all_of_theirs(later, done, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        with transaction.atomic():
            later(keys=[1])
        later(keys=[2])
        transaction.set_rollback(True)
    assert done == []


def test_work_that_fails_keeps_no_other_from_being_done(later, done, django_capture_on_commit_callbacks):
    def fail(keys):
        raise ValueError(keys)

    with django_capture_on_commit_callbacks(execute=True):
        AfterCommit(fail)(keys=[1])
        later(keys=[2])
    with django_capture_on_commit_callbacks(execute=True), many_at_once():
        AfterCommit(fail)(keys=[1])
        later(keys=[3])
    assert done == [{"keys": {2}}, {"keys": {3}}]


def test_nothing_is_left_for_the_next_transaction(later, done, monkeypatch):
    later(keys=["lost"])
    # As a commit and a rollback leave it behind.
    monkeypatch.setattr(connections[DEFAULT_DB_ALIAS], "run_on_commit", [])
    later(keys=["own"])
    [(_savepoints, waiting, *_robust)] = connections[DEFAULT_DB_ALIAS].run_on_commit
    waiting()
    assert done == [{"keys": {"own"}}]


def test_loading_many_records_works_once_at_the_end_also_where_it_fails(
    later, done, django_capture_on_commit_callbacks
):
    def load():
        with many_at_once():
            with transaction.atomic():
                later(keys=[1])
            with many_at_once():
                later(keys=[2])
            assert done == []
            raise OSError("full")

    with django_capture_on_commit_callbacks(execute=True), pytest.raises(OSError, match="full"):
        load()
    assert done == [{"keys": {1, 2}}]
