"""What happens on which day."""

from datetime import date, time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.api.models import ApiItem
from pages.choices import NoticeKind
from pages.models import CallPage, ConsultationPage, MeetingPage, NoticePage
from tests.builders import make_act, make_body, publish


@pytest.fixture
def happening(tree, committed):
    body = make_body()
    with committed():
        make_act(tree)
        publish(
            tree, MeetingPage(title="Seanca", date=date(2026, 3, 5), time=time(10), venue="Salla", issuing_body=body)
        )
        publish(tree, CallPage(title="Thirrje", opens=date(2026, 3, 1), deadline=date(2026, 3, 5)))
        publish(
            tree,
            ConsultationPage(
                title="Konsultim",
                opens=date(2026, 2, 1),
                closes=date(2026, 3, 5),
                draft_act="Rregullore",
                issuing_body=body,
            ),
        )
        first, last = date(2026, 3, 9), date(2026, 3, 20)
        publish(tree, NoticePage(title="Njoftim", kind=NoticeKind.TRAFFIC, valid_from=first, valid_until=last))
    # As of a record that never ends.
    ApiItem.objects.filter(title="Njoftim").update(ends=date.max)


def _told(answer) -> list[tuple]:
    return [(item["day"], item["event"], item["title"]) for item in answer["items"]]


ALL = [
    ("2026-02-01", "begins", "Konsultim"),
    ("2026-03-01", "begins", "Thirrje"),
    ("2026-03-05", "takes-place", "Seanca"),
    ("2026-03-05", "ends", "Thirrje"),
    ("2026-03-05", "ends", "Konsultim"),
    ("2026-03-09", "begins", "Njoftim"),
]


def test_events_come_by_their_days_and_an_open_end_is_none(ask, happening):
    answer = ask("events/")
    assert _told(answer) == ALL
    [meeting] = [item for item in answer["items"] if item["type"] == "meeting"]
    assert (meeting["time"], meeting["venue"]) == ("10:00:00", "Salla")


@pytest.mark.parametrize("limit", [1, 2, 4])
def test_events_are_read_to_the_end_by_their_own_addresses(client, ask, happening, limit):
    answer = ask("events/", limit=limit)
    seen = _told(answer)
    while answer["next"]:
        answer = client.get(answer["next"]).json()
        seen += _told(answer)
    assert seen == ALL


def test_events_are_filtered(ask, happening):
    assert len(ask("events/", since="2026-03-05", until="2026-03-05")["items"]) == 3
    assert _told(ask("events/", event="takes-place", year=2026)) == [ALL[2]]
    assert ask("events/", year=2025)["items"] == []
    assert ask("events/", language="sr-latn")["items"] == []
    assert {item["type"] for item in ask("events/", body="assembly")["items"]} == {"meeting", "consultation"}
    assert ask("events/", topic="waste")["items"] == []


def test_events_make_a_constant_number_of_queries(ask, happening):
    for limit in (1, 6):
        with CaptureQueriesContext(connection) as captured:
            ask("events/", limit=limit)
        assert len(captured) <= 3


@pytest.mark.parametrize(
    "query", ["event=never", "cursor=WyJldmVudHMiLCAieCIsIDEsICJhIl0", "since=x", "q=a", "type=act"]
)
def test_a_question_for_events_that_makes_no_sense_is_refused(client, tree, query):
    assert client.get(f"/api/v1/events/?{query}").status_code in (400, 422)
