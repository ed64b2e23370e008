"""The boundary days of every family's states, and the queryset's filter against the function."""

from datetime import date
from types import SimpleNamespace

import pytest

from pages.choices import ActState, CallState, ConsultationState, MeetingState, NoticeState, StrategyState
from pages.models import ActPage, CallPage, ConsultationPage, MeetingPage, NoticePage, StrategyPage

DAY = date(2026, 3, 16)
BEFORE, AFTER = date(2026, 3, 15), date(2026, 3, 17)

PERIODS = [
    (NoticePage, NoticeState.UPCOMING, NoticeState.CURRENT, NoticeState.EXPIRED),
    (CallPage, CallState.UPCOMING, CallState.OPEN, CallState.CLOSED),
    (ConsultationPage, ConsultationState.UPCOMING, ConsultationState.OPEN, ConsultationState.CLOSED),
    (StrategyPage, StrategyState.PLANNED, StrategyState.RUNNING, StrategyState.ENDED),
]


def record_of(model, start, end):
    return SimpleNamespace(**{model.states.start_field: start, model.states.end_field: end})


@pytest.mark.parametrize(("model", "before", "during", "after"), PERIODS)
def test_the_first_and_the_last_day_belong_to_the_period(model, before, during, after):
    state = lambda start, end: model.states.of(record_of(model, start, end), DAY)  # noqa: E731
    assert state(AFTER, None) == before
    assert state(DAY, DAY) == during
    assert state(DAY, AFTER) == during
    assert state(BEFORE, DAY) == during
    assert state(BEFORE, None) == during
    assert state(None, None) == during
    assert state(BEFORE, BEFORE) == after
    assert state(None, BEFORE) == after


def test_an_act_is_in_force_from_its_date_and_only_adopted_without_one():
    state = lambda start, end: ActPage.states.of(record_of(ActPage, start, end), DAY)  # noqa: E731
    assert state(None, None) == ActState.ADOPTED
    assert state(AFTER, None) == ActState.ADOPTED
    assert state(DAY, None) == ActState.IN_FORCE
    assert state(BEFORE, DAY) == ActState.IN_FORCE
    assert state(BEFORE, BEFORE) == ActState.REPEALED


def test_a_meeting_is_upcoming_then_today_then_held():
    states = {day: MeetingPage.states.of(SimpleNamespace(date=day), DAY) for day in (AFTER, DAY, BEFORE)}
    assert states == {AFTER: MeetingState.UPCOMING, DAY: MeetingState.TODAY, BEFORE: MeetingState.HELD}


@pytest.mark.parametrize("model", [NoticePage, CallPage, ConsultationPage, StrategyPage, ActPage])
def test_the_filter_finds_exactly_the_records_that_the_function_names(model, tree):
    section = tree.section_for(model, "sq")
    days = [None, BEFORE, DAY, AFTER]
    for start in days:
        for end in days:
            page = model(
                title=f"{start} {end}", live=False, **{model.states.start_field: start, model.states.end_field: end}
            )
            section.add_child(instance=page)
    for state in model.states.choices:
        found = set(model.objects.in_state(state, DAY))
        named = {record for record in model.objects.all() if record.state(DAY) == state}
        assert found == named
        assert named
