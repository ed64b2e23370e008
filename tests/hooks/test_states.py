"""Consultations that open and close by the calendar are told of, once."""

from datetime import date

import pytest

from cms.hooks.choices import DeliveryState
from cms.hooks.models import Delivery
from cms.hooks.results import send_again
from cms.hooks.transitions import look

WANTED = ["consultation.opened", "consultation.closed"]


@pytest.fixture
def told(time):
    """A function that looks on a day of March 2026 and gives what is told then."""

    def on(day: int, month: int = 3) -> list[str]:
        known = set(Delivery.objects.values_list("pk", flat=True))
        look(date(2026, month, day), time())
        new = Delivery.objects.exclude(pk__in=known).filter(event__in=WANTED).order_by("pk")
        return [row.event for row in new]

    return on


def test_each_state_is_told_once_on_its_day(make_hook, consultation, committed, told, send, receiver):
    make_hook(events=WANTED)
    assert told(1) == []
    with committed():
        consultation(date(2026, 3, 10), date(2026, 3, 20))
    assert told(9) == []
    assert told(10) == ["consultation.opened"]
    assert told(10) == told(11) == told(20) == []
    assert told(21) == ["consultation.closed"]
    assert told(22) == []
    send(date(2026, 3, 22))
    assert receiver.types == WANTED
    assert [got.json["data"]["day"] for got in receiver.got] == ["2026-03-10", "2026-03-21"]
    assert receiver.got[0].json["data"]["item"]["state"]["value"] == "closed"


def test_what_happened_while_nobody_looked_is_told_afterwards(make_hook, consultation, committed, told):
    make_hook()
    told(1)
    with committed():
        consultation(date(2026, 3, 10), date(2026, 3, 20))
    told(2)
    assert told(1, month=5) == WANTED


def test_a_record_that_is_published_open_is_told_and_one_that_is_over_is_not(make_hook, consultation, committed, told):
    make_hook()
    told(16)
    with committed():
        consultation(date(2026, 3, 10), date(2026, 3, 20))
        consultation(date(2026, 2, 10), date(2026, 2, 20), "E mbyllur")
    assert told(16) == ["consultation.opened"]
    assert told(17) == []


def test_what_was_there_before_anybody_looked_is_not_told(make_hook, consultation, committed, told):
    make_hook()
    with committed():
        consultation(date(2026, 3, 10), date(2026, 3, 20))
    assert told(16) == []
    assert told(21) == ["consultation.closed"]


def test_new_dates_open_a_consultation_again(make_hook, consultation, committed, told):
    make_hook()
    told(1)
    with committed():
        page = consultation(date(2026, 3, 2), date(2026, 3, 4))
    assert told(5, month=3) == []
    told(6)
    page.closes = date(2026, 3, 30)
    with committed():
        page.save_revision().publish()
    assert told(7) == ["consultation.opened"]


@pytest.mark.parametrize("hidden", [True, False])
def test_a_state_that_is_no_longer_true_is_not_told(make_hook, consultation, committed, told, send, receiver, hidden):
    make_hook(events=WANTED)
    told(1)
    with committed():
        page = consultation(date(2026, 3, 10), date(2026, 3, 20), "Konsultim i fshehur")
    assert told(10) == ["consultation.opened"]
    with committed():
        if hidden:
            page.unpublish()
        else:
            page.opens = date(2026, 3, 15)
            page.save_revision().publish()
    send(date(2026, 3, 10))
    assert receiver.types == (["record.unpublished"] if hidden else [])
    assert all(b"fshehur" not in got.body for got in receiver.got)


def test_a_beginning_is_not_sent_again_behind_its_end(
    make_hook, consultation, committed, told, send, receiver, settings, time
):
    make_hook(events=WANTED)
    told(1)
    with committed():
        consultation(date(2026, 3, 10), date(2026, 3, 20))
    told(16)
    receiver.answers = lambda got: (500, {}, b"")
    settings.WEBHOOK_TRIES = 1
    send(date(2026, 3, 16))
    receiver.answers = lambda got: (204, {}, b"")
    told(25)
    send(date(2026, 3, 25))
    assert send_again(Delivery.objects.all(), time()) == 1
    send(date(2026, 3, 25))
    assert receiver.types == WANTED
    assert Delivery.objects.get(event=WANTED[0]).state == DeliveryState.OVERTAKEN


def test_a_clock_that_goes_back_tells_nothing_twice(make_hook, consultation, committed, told):
    make_hook()
    told(1)
    with committed():
        consultation(date(2026, 3, 10), date(2026, 3, 20))
    assert told(10) == ["consultation.opened"]
    assert told(9) == told(10) == []


def test_looking_again_costs_two_queries(told, consultation, committed, django_assert_num_queries, time):
    with committed():
        consultation(date(2026, 3, 10), date(2026, 3, 20))
    told(16)
    with django_assert_num_queries(2):
        look(date(2026, 3, 16), time())
