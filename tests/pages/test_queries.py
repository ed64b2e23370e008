"""At most twelve queries a public page (thirteen with all in it), as many for three records as for ten, no write."""

from datetime import date, time
from io import BytesIO
from uuid import uuid4

import pytest
from django.core.files.images import ImageFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image as PillowImage
from wagtail.models import Locale, PageViewRestriction

from cms.images.models import CustomImage
from cms.models import Place, PortalSettings, Topic
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
from pages.models import listing as listing_model
from tests.builders import make_body, publish

pytestmark = pytest.mark.one_database

LIMIT = 12
# A strategy has goals besides; what machines read of any page is one question.
MOST_OF_ALL = 13
DAY = date(2026, 3, 16)


def words(text="Një paragraf."):
    return [{"type": "text", "value": f"<p>{text}</p>"}]


@pytest.fixture
def image(db):
    drawn = BytesIO()
    PillowImage.new("RGB", (40, 30), "#0b4f8a").save(drawn, "PNG")
    return CustomImage.objects.create(title="Shtëpia", file=ImageFile(drawn, name="shtepia.png"))


def every_block(number: int, linked: list, image, documents: list) -> list:
    """A text with ``number`` blocks of each sort that reads the database: links to pages, images, documents."""
    links = "".join(f'<p><a linktype="page" id="{page.pk}">lidhje</a></p>' for page in linked[:number])
    picture = {"image": image.pk, "alt_text": "", "caption": ""}
    return [
        *[{"type": "text", "value": links}] * number,
        *[{"type": "callout", "value": {"title": "", "text": links}}] * number,
        *[{"type": "image", "value": picture}] * number,
        *[{"type": "document", "value": document.pk} for document in documents[:number]],
    ]


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
    with CaptureQueriesContext(connection) as first:
        client.get(url)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    assert not writes(first)
    assert not writes(captured)
    return len(captured)


def writes(captured) -> list[str]:
    statements = [query["sql"].lstrip("( ") for query in captured]
    return [sql for sql in statements if not sql.upper().startswith("SELECT")]


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
def test_a_record_and_its_list_keep_to_the_limit(client, tree, make_document, monkeypatch, model):
    monkeypatch.setattr(listing_model, "PAGE_SIZE", 6)
    few = fill(tree, model, 3, [make_document() for _ in range(2)])
    section = tree.section_for(model, "sq")
    record, listing = queries(client, few[0].url), queries(client, section.url)
    many = fill(tree, model, 7, [make_document() for _ in range(6)])
    assert queries(client, many[0].url) == record <= LIMIT
    assert queries(client, section.url) == listing <= LIMIT
    filtered = queries(client, f"{section.url}?q=titulli&year=2026&page=2")
    assert filtered <= LIMIT
    assert queries(client, f"{section.url}feed/") <= LIMIT


@pytest.mark.parametrize("model", FAMILIES)
def test_a_record_with_everything_in_its_text_keeps_to_the_limit(client, tree, make_document, image, model):
    documents = [make_document() for _ in range(4)]
    linked = fill(tree, NoticePage, 4, [])
    PortalSettings.objects.update(coat_of_arms=image)
    counts = []
    for number in (1, 4):
        record = fill(tree, model, 1, documents[:number])[0]
        record.body = every_block(number, linked, image, documents)
        record.goals, record.agenda = goals(make_body(), number) * number, agenda(number)
        record.image = image
        record.save_revision().publish()
        counts.append(queries(client, record.url))
        assert client.get(record.url).content.decode().count(f'href="{linked[0].url}"') == 2 * number
    assert counts[0] == counts[1] <= MOST_OF_ALL


def test_a_link_in_the_text_leads_to_the_readers_language(client, tree):
    original = fill(tree, NoticePage, 1, [])[0]
    twin = in_serbian(tree, original)
    act = fill(tree, ActPage, 1, [])[0]
    act.body = words(f'<a linktype="page" id="{original.pk}">lidhje</a>')
    act.save_revision().publish()
    serbian_act = in_serbian(tree, act)
    assert f'<a href="{original.url}">' in client.get(act.url).content.decode()
    assert f'<a href="{twin.url}">' in client.get(serbian_act.url).content.decode()


def test_a_link_to_a_page_that_is_not_public_has_no_address(client, tree):
    closed = fill(tree, NoticePage, 1, [])[0]
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    act = fill(tree, ActPage, 1, [])[0]
    act.body = words(f'<a linktype="page" id="{closed.pk}">lidhje</a>')
    act.save_revision().publish()
    assert "<a>lidhje</a>" in client.get(act.url).content.decode()


def in_serbian(tree, record):
    """The record's twin, with the same text, published."""
    twin = record.get_translation_or_none(Locale.objects.get(language_code="sr-latn"))
    if twin is None:
        facts = (
            {"date_adopted": DAY, "protocol_number": "1"}
            if isinstance(record, ActPage)
            else {"valid_from": DAY, "valid_until": DAY}
        )
        twin = type(record)(title="Naslov", issuing_body=make_body(), translation_key=record.translation_key, **facts)
        return publish(tree, set_body(twin, record), "sr-latn")
    set_body(twin.specific, record).save_revision().publish()
    twin.refresh_from_db()
    return twin


def set_body(twin, record):
    twin.body = record.body
    return twin


def test_the_home_page_keeps_to_the_limit(client, tree):
    for model in FAMILIES:
        fill(tree, model, 1, [])
    few = queries(client, "/sq/")
    for model in FAMILIES:
        fill(tree, model, 3, [])
    assert queries(client, "/sq/") == few <= LIMIT


def test_the_page_of_a_body_keeps_to_the_limit(client, tree):
    index = BodyIndexPage.objects.get(locale__language_code="sq")
    page = index.add_child(instance=BodyPage(title="Kuvendi", body_record=make_body(), translation_key=uuid4()))
    fill(tree, ActPage, 2, [])
    few = queries(client, page.url)
    fill(tree, ActPage, 7, [])
    assert queries(client, page.url) == few <= LIMIT
    assert queries(client, index.url) <= LIMIT


def test_a_missing_page_keeps_to_the_limit(client, tree):
    client.get("/sq/mungon/")
    with CaptureQueriesContext(connection) as captured:
        assert client.get("/sq/mungon/").status_code == 404
    assert len(captured) <= LIMIT
