"""At most twelve queries a public page, the same for three records as for twenty-five, and never a write."""

from datetime import date, time
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.models import Place, Topic
from pages.choices import AttachmentRole
from pages.models import (
    ActPage,
    Attachment,
    BodyIndexPage,
    BodyPage,
    BulletinPage,
    CallPage,
    ConsultationPage,
    MeetingPage,
    NewsPage,
    NoticePage,
    ReportPage,
    StrategyPage,
)
from tests.builders import make_body, publish

LIMIT = 12
DAY = date(2026, 3, 16)


def words(text="Një paragraf."):
    return [{"type": "text", "value": f"<p>{text}</p>"}]


def facts_of(model, number: int) -> dict:
    body = make_body()
    later = date(2026, 4, 1)
    return {
        NewsPage: {"date": DAY},
        NoticePage: {"valid_from": DAY, "valid_until": later},
        CallPage: {"opens": DAY, "deadline": later, "budget": 1000},
        ActPage: {"protocol_number": f"{number}/2026", "date_adopted": DAY, "issuing_body": body},
        ConsultationPage: {"opens": DAY, "closes": later, "draft_act": "Rregullore", "issuing_body": body},
        StrategyPage: {"period_from": DAY, "period_to": later, "goals": goals(body, number)},
        ReportPage: {"period_from": DAY, "period_to": later},
        MeetingPage: {
            "date": later,
            "time": time(10),
            "venue": "Salla",
            "issuing_body": body,
            "agenda": agenda(number),
        },
        BulletinPage: {"month": DAY, "issue": number},
    }[model] | {"title": f"Titulli {number}", "summary": "Përmbledhje.", "body": words()}


def goals(body, number: int) -> list:
    activity = {
        "title": "Aktiviteti",
        "deadline": "2026-02-01",
        "responsible": body.pk,
        "amount": "10.00",
        "state": "planned",
    }
    return [{"type": "goal", "value": {"title": "Qëllimi", "activities": [activity] * number}}]


def agenda(number: int) -> list:
    return [{"type": "item", "value": {"title": "Pika", "outcome": ""}}] * number


def fill(tree, model, number: int, documents) -> list:
    """Records with everything a reader can be shown: body, topics, places, files and relations."""
    topic, _made = Topic.objects.get_or_create(code="budget", defaults={"name": {"sq": "Buxheti"}})
    place, _made = Place.objects.get_or_create(code="town", defaults={"name": {"sq": "Qyteti"}})
    records = [publish(tree, model(**facts_of(model, n + 1))) for n in range(number)]
    record = records[0]
    record.topics, record.places = [topic], [place]
    if model is ActPage:
        record.implementers = [make_body(), make_body("mayor", "mayor", sq="Kryetari")]
        record.session = fill(tree, MeetingPage, 1, [])[0]
    if model is ConsultationPage:
        record.meetings = fill(tree, MeetingPage, 2, [])
        record.adopted_act = fill(tree, ActPage, 1, [])[0]
    record.save_revision().publish()
    for order, document in enumerate(documents):
        Attachment.objects.create(
            page=record, document=document, sort_order=order, role=AttachmentRole.MATERIAL, agenda_item=1
        )
    return records


def queries(client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    assert not [query for query in captured if not query["sql"].lstrip().upper().startswith("SELECT")]
    return len(captured)


FAMILIES = [
    NewsPage,
    NoticePage,
    CallPage,
    ActPage,
    ConsultationPage,
    StrategyPage,
    ReportPage,
    MeetingPage,
    BulletinPage,
]


@pytest.mark.parametrize("model", FAMILIES)
def test_a_record_and_its_list_keep_to_the_limit(client, tree, make_document, model):
    few = fill(tree, model, 3, [make_document() for _ in range(2)])
    section = tree.section_for(model, "sq")
    record, listing = queries(client, few[0].url), queries(client, section.url)
    many = fill(tree, model, 22, [make_document() for _ in range(9)])
    assert queries(client, many[0].url) == record <= LIMIT
    assert queries(client, section.url) == listing <= LIMIT
    filtered = queries(client, f"{section.url}?q=titulli&year=2026&page=2")
    assert filtered <= LIMIT
    assert queries(client, f"{section.url}feed/") <= LIMIT


def test_the_home_page_keeps_to_the_limit(client, tree):
    for model in FAMILIES:
        fill(tree, model, 1, [])
    few = queries(client, "/sq/")
    for model in FAMILIES:
        fill(tree, model, 8, [])
    assert queries(client, "/sq/") == few <= LIMIT


def test_the_page_of_a_body_keeps_to_the_limit(client, tree):
    index = BodyIndexPage.objects.get(locale__language_code="sq")
    page = index.add_child(instance=BodyPage(title="Kuvendi", body_record=make_body(), translation_key=uuid4()))
    fill(tree, ActPage, 2, [])
    few = queries(client, page.url)
    fill(tree, ActPage, 25, [])
    assert queries(client, page.url) == few <= LIMIT
    assert queries(client, index.url) <= LIMIT


def test_a_missing_page_keeps_to_the_limit(client, tree):
    client.get("/sq/mungon/")
    with CaptureQueriesContext(connection) as captured:
        assert client.get("/sq/mungon/").status_code == 404
    assert len(captured) <= LIMIT
