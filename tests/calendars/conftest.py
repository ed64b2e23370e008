from datetime import date, time

import pytest

from pages.models import CallPage, ConsultationPage, MeetingPage
from tests.builders import make_body, publish

TODAY = date(2026, 3, 16)


@pytest.fixture(autouse=True)
def _day(settings):
    settings.TODAY = TODAY.isoformat()


@pytest.fixture
def make_meeting(tree):
    def make(title="Mbledhja e tretë", language="sq", day=date(2026, 3, 27), **facts) -> MeetingPage:
        facts = {"time": time(10), "venue": "Salla e Kuvendit", "issuing_body": make_body()} | facts
        return publish(tree, MeetingPage(title=title, date=day, **facts), language)

    return make


@pytest.fixture
def make_call(tree):
    def make(title="Thirrje për subvencione", deadline=date(2026, 4, 10), **facts) -> CallPage:
        return publish(tree, CallPage(title=title, opens=date(2026, 3, 1), deadline=deadline, **facts))

    return make


@pytest.fixture
def make_consultation(tree):
    def make(title="Rregullorja për mbeturina", **facts) -> ConsultationPage:
        facts = {"opens": date(2026, 3, 20), "closes": date(2026, 4, 20), "draft_act": "Projekti"} | facts
        return publish(tree, ConsultationPage(title=title, issuing_body=make_body(), **facts))

    return make
