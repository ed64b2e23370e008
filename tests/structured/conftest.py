"""One public record of each type, with everything a reader can be shown, in two languages."""

import json
from datetime import date, time
from io import BytesIO

import extruct
import pytest
from django.core.files.images import ImageFile
from lxml import html
from PIL import Image as PillowImage
from wagtail.models import Locale

from cms.images.models import CustomImage
from cms.models import Place, PortalSettings, Topic
from home.models import HomePage
from pages.choices import CallKind, NewsKind, ReportKind
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
    StandardPage,
    StrategyPage,
)
from tests.builders import make_body, publish

BASE = "http://127.0.0.1:8000"
DAY, LATER = date(2026, 3, 10), date(2026, 4, 1)
HOSTILE = 'Titulli </script><script>alert("1")</script> & “x”'


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """What follows a transaction happens at the end of the block: ``with committed(): ...``."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def image(db):
    drawn = BytesIO()
    PillowImage.new("RGB", (800, 600), "#0b4f8a").save(drawn, "PNG")
    return CustomImage.objects.create(title="Shtëpia", file=ImageFile(drawn, name="shtepia.png"), credit="Komuna")


def facts(image) -> dict:
    """What pages of each type are made of, by a name of the case."""
    body = make_body()
    dated = {"valid_from": DAY, "valid_until": LATER}
    call = {"opens": DAY, "deadline": LATER, "budget": 1000, "eligibility": "Fermerët", "how_to_apply": "Në sportel"}
    period = {"period_from": DAY, "period_to": LATER}
    activity = {"title": "Aktiviteti", "deadline": "2026-02-01", "responsible": body.pk, "amount": "10.00"}
    goal = {"title": "Qëllimi", "activities": [activity | {"state": "planned"}]}
    return {
        "news": (NewsPage, {"date": DAY, "image": image, "image_alt": "Shtëpia", "video_url": "https://v.example/1"}),
        "reaction": (NewsPage, {"date": DAY, "kind": NewsKind.REACTION, "reacts_to_medium": "Gazeta"}),
        "notice": (NoticePage, dated),
        "call": (CallPage, call),
        "vacancy": (CallPage, call | {"kind": CallKind.VACANCY, "reference": "K-1"}),
        "subsidy": (CallPage, call | {"kind": CallKind.SUBSIDY}),
        "tender": (CallPage, call | {"kind": CallKind.TENDER}),
        "act": (
            ActPage,
            {
                "protocol_number": "01-12/2026",
                "date_adopted": date(2026, 2, 20),
                "entry_into_force": date(2026, 3, 1),
                "in_force_until": date(2026, 12, 31),
                "subject": "Buxheti",
                "legal_basis": "Ligji 03/L-040, neni 12\nStatuti, neni 13",
            },
        ),
        "consultation": (ConsultationPage, {"opens": DAY, "closes": LATER, "draft_act": "Rregullore"}),
        "strategy": (StrategyPage, period | {"goals": [{"type": "goal", "value": goal}]}),
        "report": (ReportPage, period | {"kind": ReportKind.BUDGET_ADOPTED, "reference": "B-1", "approved_on": DAY}),
        "meeting": (
            MeetingPage,
            {
                "date": LATER,
                "time": time(10, 30),
                "venue": "Salla",
                "livestream_url": "https://v.example/live",
                "agenda": [{"type": "item", "value": {"title": "Buxheti", "outcome": ""}}],
            },
        ),
        "bulletin": (BulletinPage, {"month": date(2026, 3, 1), "issue": 3}),
    }


@pytest.fixture
def make_record(tree, committed, image, make_document):
    """A function that publishes the record of a case, with files, in Albanian and as its Serbian twin."""

    def make(case: str, **more):
        model, own = facts(image)[case]
        shared = {"issuing_body": make_body(), "summary": "Përmbledhje e shkurtër."} | own | more
        picture = {"type": "image", "value": {"image": image.pk, "alt_text": "Ura", "caption": ""}}
        shared["body"] = [{"type": "text", "value": "<p>Një paragraf.</p>"}, picture]
        topic, _made = Topic.objects.get_or_create(code="budget", defaults={"name": {"sq": "Buxheti"}})
        place, _made = Place.objects.get_or_create(code="town", defaults={"name": {"sq": "Qyteti"}})
        documents = [make_document(), make_document("Tabela", name="tabela.csv", content=b"a,b\n1,2\n")]
        with committed():
            record = model(**({"title": f"Titulli {case}"} | shared))
            record.attachments = [Attachment(document=document) for document in documents]
            record.topics, record.places = [topic], [place]
            publish(tree, record)
            words = {"title": "Odluka o budžetu", "summary": "Kratak sadržaj."}
            twin = model(**(shared | words), translation_key=record.translation_key)
            publish(tree, twin, "sr-latn")
        record.twin, record.document = twin, documents[0]
        return record

    return make


@pytest.fixture
def standing(tree, committed):
    """Pages that are no records: by name, in Albanian."""
    with committed():
        home = HomePage.objects.get(locale=Locale.objects.get(language_code="sq"))
        page = home.add_child(instance=StandardPage(title="Rreth komunës", summary="Kush jemi."))
        page.save_revision().publish()
        index = BodyIndexPage.objects.get(locale__language_code="sq")
        office = {"function": "Sekretari", "duties": "", "phone": "028 1", "email": "s@komuna.example"}
        body = BodyPage(title="Kuvendi", body_record=make_body(), address="Sheshi 1", email="k@komuna.example")
        body.offices = [{"type": "office", "value": office}]
        index.add_child(instance=body).save_revision().publish()
        for changed in (home, index, tree.section_for(ActPage, "sq")):
            changed.save_revision().publish()
    return {"home": home, "page": page, "body": body, "section": tree.section_for(ActPage, "sq")}


@pytest.fixture
def arms(image):
    PortalSettings.objects.update_or_create(defaults={"coat_of_arms": image})
    return image


@pytest.fixture
def head(client):
    """A function that gives the head of a public page as lxml reads it."""

    def read(url: str):
        answer = client.get(url)
        assert answer.status_code == 200
        return html.fromstring(answer.content.decode()).find("head")

    return read


@pytest.fixture
def graph(head):
    """A function that gives the one graph of a public page."""

    def read(url: str) -> dict:
        [block] = head(url).xpath("//script[@type='application/ld+json']")
        return json.loads(block.text)

    return read


def node_of(graph: dict, kind: str) -> dict:
    """The first node of a type."""
    return next(node for node in graph["@graph"] if kind in [node["@type"], *node["@type"]])


def card_of(client, url: str) -> dict[str, str]:
    """Open Graph as extruct reads it."""
    found = extruct.extract(client.get(url).content.decode(), syntaxes=["opengraph"])["opengraph"]
    return dict(found[0]["properties"])
