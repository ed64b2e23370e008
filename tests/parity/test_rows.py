"""The rows of the board: what the truth says, from pages, files and terms."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.models import Topic
from cms.parity.choices import State
from cms.parity.models import RecordLanguages, TermName
from cms.parity.reading.terms import key_of_term
from cms.parity.refreshing import rebuild, refresh
from cms.parity.states import Excuse, Version, behind_since, excused_until, is_level, state_of
from cms.translations.models import TranslatedSource
from tests.builders import make_act, make_body

from .conftest import TODAY

DAY = date(2026, 3, 1)


def row(key) -> RecordLanguages:
    return RecordLanguages.objects.get(key=key)


@pytest.mark.no_database
@pytest.mark.parametrize(
    ("version", "state"),
    [
        (None, State.MISSING),
        (Version(1, "a", public=False), State.IN_PROGRESS),
        (Version(1, "a", public=False, complete=True), State.TRANSLATED),
        (Version(1, "a", public=True, public_since=DAY), State.PUBLISHED),
        (Version(1, "a", public=True, public_since=DAY, changed_on=DAY), State.OUTDATED),
    ],
)
def test_the_state_of_a_language(version, state):
    assert state_of(version) == state


@pytest.mark.no_database
def test_a_language_lags_from_the_first_publication_or_from_the_change():
    first = Version(1, "a", public=True, public_since=DAY)
    changed = Version(2, "b", public=True, public_since=DAY, changed_on=DAY + timedelta(days=5))
    assert behind_since({"sq": first}, ["sq", "sr-latn"]) == DAY
    assert behind_since({"sq": first, "sr-latn": changed}, ["sq", "sr-latn"]) == DAY + timedelta(days=5)
    assert behind_since({"sq": first}, []) is None
    assert not is_level({"sq": first}, ["sq", "sr-latn"])
    assert is_level({"sq": first}, [])


@pytest.mark.no_database
def test_an_exception_excuses_what_was_not_public_since_it_was_given():
    both, late = ["sq", "sr-latn"], DAY + timedelta(days=20)
    first = Version(1, "a", public=True, public_since=DAY)
    given = [Excuse("sq", DAY, late), Excuse("sq", DAY - timedelta(days=9), DAY)]
    draft = Version(2, "b", public=False)
    assert excused_until({"sq": first}, both, given) == late
    assert excused_until({"sq": first, "sr-latn": draft}, both, given) == late
    assert excused_until({"sq": first, "sr-latn": replace(draft, published_on=DAY)}, both, given) is None
    changed = Version(2, "b", public=True, public_since=DAY, changed_on=DAY + timedelta(days=5))
    assert excused_until({"sq": first, "sr-latn": changed}, both, given) is None
    # Another language went first than the one that the exception was for, or long after it had ended.
    assert excused_until({"sr-latn": first}, both, given) is None
    assert excused_until({"sq": replace(first, public_since=late + timedelta(days=1))}, both, given) is None


@pytest.mark.no_database
def test_a_language_that_was_withdrawn_lags_since_then():
    first = Version(1, "a", public=True, public_since=DAY)
    withdrawn = Version(2, "b", public=False, published_on=DAY, withdrawn_on=DAY + timedelta(days=200))
    assert behind_since({"sq": first, "sr-latn": withdrawn}, ["sq", "sr-latn"]) == DAY + timedelta(days=200)


def test_an_act_in_one_language_is_behind_its_duty_and_in_two_it_is_level(tree, board, pair):
    alone = make_act(tree)
    act, _twin = pair()
    board()
    assert row(alone.translation_key).states == {"sq": "published", "sr-latn": "missing"}
    assert (row(alone.translation_key).is_mandatory, row(alone.translation_key).is_level) == (True, False)
    assert row(alone.translation_key).behind_since == timezone.localdate()
    assert row(act.translation_key).is_level
    assert row(act.translation_key).body.code == "assembly"
    assert row(act.translation_key).titles == {"sq": "Vendim", "sr-latn": "Odluka"}


def test_a_changed_source_makes_the_translation_outdated(tree, board, pair):
    act, twin = pair()
    changed = timezone.now() - timedelta(days=2)
    TranslatedSource.objects.update_or_create(
        translation_key=act.translation_key, locale=twin.locale, defaults={"source_changed_at": changed}
    )
    board()
    assert row(act.translation_key).state_in("sr-latn") == State.OUTDATED
    assert row(act.translation_key).behind_since == timezone.localdate(changed)


def test_lateness_is_decided_by_days(tree, board, set_duty):
    act = make_act(tree)
    set_duty("act", days=7)
    board()
    since = row(act.translation_key).behind_since
    rows = RecordLanguages.objects.filter(key=act.translation_key)
    assert not rows.overdue(since + timedelta(days=7)).exists()
    assert rows.overdue(since + timedelta(days=8)).exists()
    assert rows.get().days_late(since + timedelta(days=8)) == 1
    rows.update(excepted_until=since + timedelta(days=20))
    assert not rows.overdue(since + timedelta(days=20)).exists()
    assert rows.overdue(since + timedelta(days=21)).exists()


def test_a_kind_without_duty_is_never_behind(tree, board, set_duty):
    set_duty("act", languages=[])
    act = make_act(tree)
    board()
    assert (row(act.translation_key).is_mandatory, row(act.translation_key).is_level) == (False, True)


def test_the_duty_of_a_kind_of_act_goes_before_that_of_all_acts(tree, board, set_duty):
    regulation = set_duty("act", "regulation", languages=["all"], days=1)
    act = make_act(tree, kind="regulation")
    board()
    assert row(act.translation_key).duty == regulation


def test_a_document_has_its_languages_as_editions(tree, board, make_document):
    document = make_document()
    make_act(tree, documents=[document])
    board()
    assert row(document.record.key).states == {"sq": "published", "sr-latn": "missing"}
    make_document(title="Odluka", language="sr-latn", record=document.record)
    refresh([document.record.key])
    assert row(document.record.key).state_in("sr-latn") in (State.PUBLISHED, State.TRANSLATED)


def test_a_document_is_owed_from_the_day_on_which_a_page_shows_it(tree, board, make_document):
    document = make_document()
    uploaded = timezone.now() - timedelta(days=92)
    type(document).objects.filter(pk=document.pk).update(created_at=uploaded)
    make_act(tree, documents=[document])
    board()
    assert row(document.record.key).behind_since == timezone.localdate()


def test_a_term_has_its_languages_as_names(tree, board):
    topic = Topic.objects.create(code="put", name={"sq": "Rrugë"})
    body = make_body()
    board()
    assert row(key_of_term(Topic, topic.pk)).states == {"sq": "published", "sr-latn": "missing"}
    assert row(key_of_term(type(body), body.pk)).is_level


def test_a_name_whose_source_changed_is_outdated_until_somebody_looked_at_it(tree, board):
    topic = Topic.objects.create(code="put", name={"sq": "Rrugë", "sr-latn": "Put"})
    topic.name = {"sq": "Rrugë dhe trotuare", "sr-latn": "Put"}
    topic.save()
    board()
    found = row(key_of_term(Topic, topic.pk))
    assert (found.state_in("sr-latn"), found.behind_since) == (State.OUTDATED, TODAY)
    topic.name = {"sq": "Rrugë dhe trotuare", "sr-latn": "Putevi i trotoari"}
    topic.save()
    board()
    assert row(key_of_term(Topic, topic.pk)).is_level
    topic.delete()
    assert not TermName.objects.filter(key=found.pk).exists()


def test_what_is_published_changed_and_deleted_shows_after_the_commit(tree, at_commit):
    with at_commit():
        act = make_act(tree)
    # The draft that the portal makes in the other language.
    assert row(act.translation_key).states == {"sq": "published", "sr-latn": "in-progress"}
    with at_commit():
        act.unpublish()
    assert row(act.translation_key).states["sq"] == "in-progress"
    with at_commit():
        act.get_translations().delete()
        act.delete()
    assert not RecordLanguages.objects.filter(key=act.translation_key).exists()


def test_rebuilding_twice_changes_nothing_and_forgets_what_is_gone(tree, board, pair):
    pair()
    board()
    assert rebuild() == 0
    RecordLanguages.objects.create(key="9d1a3f52-7c43-4b38-8f5e-3c1f0a52a6d4", kind="act", signs="")
    assert rebuild() == 1


def test_many_records_are_read_by_as_many_queries_as_few(tree, pair):
    def queries(keys) -> int:
        with CaptureQueriesContext(connection) as captured:
            refresh(keys)
        return len(captured)

    keys = [pair()[0].translation_key for _n in range(8)]
    refresh(keys)
    assert queries(keys[:2]) == queries(keys)


def test_what_is_saved_outside_of_a_transaction_shows_too(real_transactions):
    topic = Topic.objects.create(code="put", name={"sq": "Rrugë"})
    assert row(key_of_term(Topic, topic.pk)).state_in("sr-latn") == State.MISSING
    topic.name = {"sq": "Rrugë", "sr-latn": "Put"}
    topic.save()
    assert row(key_of_term(Topic, topic.pk)).is_level
