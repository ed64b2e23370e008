"""One page of every type with every field filled, in an Albanian tree; the act in both languages."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from uuid import UUID

from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page

from cms.models import Place, Topic
from documents.models import DocumentRecord, PublicationDocument
from pages import models as pages
from pages.models import Attachment
from tests.builders import make_body, publish

SIGNS = "Ëmbëlsirë & “thonjëza” <b>"
MOMENT = datetime(2026, 3, 10, 8, 30, tzinfo=UTC)


def key_of(number: int) -> UUID:
    return UUID(f"00000000-0000-4000-8000-{number:012d}")


def stream(*blocks: tuple[str, object]) -> list[dict]:
    """Raw blocks whose numbers stay the same: ``stream(("text", "<p>…</p>"))``."""
    return [{"type": kind, "value": value, "id": str(key_of(place))} for place, (kind, value) in enumerate(blocks, 1)]


class Samples:
    """Terms, files and a picture, and the pages of every type (``all``), by type."""

    def __init__(self, tree, make_document):
        self.tree = tree
        self.body = make_body()
        self.topic = Topic.objects.create(code="budget", name={"sq": "Buxheti", "sr-latn": "Budžet"})
        self.place = Place.objects.create(code="ferizaj", name={"sq": "Ferizaj", "sr-latn": "Uroševac"})
        self.document = self._document(make_document)
        self.image = get_image_model().objects.create(
            title="Sheshi", file=get_test_image_file(filename="sheshi.png", size=(1600, 900)), credit="Arkivi"
        )

    def _document(self, make_document) -> PublicationDocument:
        facts = {"reference": "01-12/2026", "date": date(2026, 2, 21), "issuing_body": self.body}
        record = DocumentRecord.objects.create(key=key_of(900), **facts)
        record.topics.set([self.topic])
        make_document(title="Potpisani tekst", language="sr-latn", record=record, name="tekst.pdf")
        return make_document(title="Teksti i nënshkruar", record=record, description=SIGNS)

    def all(self) -> dict[str, Page]:
        found = {}
        for number, (model, facts) in enumerate(self._facts().items(), 1):
            found[model.__name__.removesuffix("Page").lower()] = self._publish(model, number, facts)
        act = found["act"]
        twin = pages.ActPage(
            title="Odluka o budžetu", translation_key=act.translation_key, issuing_body=self.body, **self._act()
        )
        publish(self.tree, twin, "sr-latn")
        meeting, consultation = found["meeting"], found["consultation"]
        act.session, consultation.adopted_act, consultation.meetings = meeting, act, [meeting]
        for page in (act, consultation):
            page.save_revision().publish()
        found["body"], found["page"] = self._body_page(), self._standard_page()
        return found | {"section": self.tree.section_for(pages.ActPage, "sq"), "home": self.tree.homes["sq"]}

    def _publish(self, model: type[Page], number: int, facts: dict) -> Page:
        shared = {"summary": SIGNS, "body": self._text(), "issuing_body": self.body}
        page = model(title=f"{model.__name__} {number}", translation_key=key_of(number), **shared | facts)
        page.topics, page.places = [self.topic], [self.place]
        page.attachments = [Attachment(document=self.document)]
        return publish(self.tree, page)

    def _text(self) -> list[dict]:
        home = self.tree.homes["sq"].pk
        return stream(
            ("heading", "Neni 1"),
            (
                "text",
                f'<p><b>Fort</b> <a linktype="page" id="{home}">ballina</a> <a href="https://x.example/">x</a></p>',
            ),
            ("quote", {"text": f"{SIGNS}\n\nDy.", "attribution": "Kryetari"}),
            ("callout", {"title": "Kujdes", "text": "<p>Afati është i prerë.</p>"}),
            ("image", {"image": self.image.pk, "alt_text": "Sheshi", "caption": SIGNS}),
            ("video", {"title": "Seanca", "url": "https://video.example/1"}),
            ("document", self.document.pk),
            ("link", {"label": "Gazeta Zyrtare", "url": "https://gzk.example/"}),
        )

    def _act(self) -> dict:
        return {
            "kind": "regulation",
            "protocol_number": "01-12/2026",
            "date_adopted": date(2026, 2, 20),
            "date_protocolled": date(2026, 2, 21),
            "subject": "Buxheti i vitit 2026.",
            "legal_basis": "Ligji Nr. 03/L-040, neni 40\nStatuti, neni 12",
            "proposal_reference": "01-9/2026",
            "proposal_date": date(2026, 1, 30),
            "signatory_function": "Kryesuesi",
            "implementers": [self.body],
            "entry_into_force": date(2026, 3, 1),
            "entry_into_force_rule": "15 ditë pas publikimit",
            "in_force_until": date(2026, 12, 31),
            "legality_reference": "020-3/2026",
            "legality_date": date(2026, 2, 27),
        }

    def _facts(self) -> dict[type[Page], dict]:
        goal = {"title": "Rrugë të sigurta", "activities": [self._activity()]}
        day, end = date(2026, 3, 1), date(2026, 3, 20)
        return {
            pages.NewsPage: {
                "kind": "reaction",
                "date": day,
                "image": self.image,
                "image_alt": "Sheshi",
                "reacts_to_medium": "Gazeta",
                "reacts_to_title": "Titulli",
                "reacts_to_date": day,
                "reacts_to_url": "https://gazeta.example/1",
                "video_url": "https://video.example/1",
                "source_name": "Agjencia",
                "source_url": "https://agjencia.example/1",
            },
            pages.NoticePage: {"kind": "traffic", "valid_from": day, "valid_until": end, "posted_at": "Te ndërtesa"},
            pages.CallPage: {
                "kind": "subsidy",
                "reference": "02-1/2026",
                "opens": day,
                "deadline": end,
                "eligibility": "Fermerët.",
                "how_to_apply": "Me postë.",
                "budget": Decimal("12500.50"),
                "results": "Dy fitues.",
                "results_published_on": date(2026, 4, 10),
            },
            pages.ActPage: self._act(),
            pages.ConsultationPage: {
                "opens": day,
                "closes": end,
                "draft_act": "Projektrregullorja",
                "contact_function": "Zyrtari",
                "contact_email": "zyra@komuna.example",
                "contact_phone": "038 123 456",
                "how_to_take_part": "Me shkrim.",
                "central_platform_url": "https://konsultimet.example/1",
                "participants": 12,
            },
            pages.StrategyPage: {
                "period_from": date(2026, 1, 1),
                "period_to": date(2029, 12, 31),
                "date_adopted": day,
                "goals": stream(("goal", goal)),
            },
            pages.ReportPage: {
                "kind": "financial-yearly",
                "period_from": date(2025, 1, 1),
                "period_to": date(2025, 12, 31),
                "approved_on": day,
                "reference": "03-1/2026",
                "figures": stream(("figure", self._figure())),
            },
            pages.MeetingPage: {
                "kind": "extraordinary",
                "ordinal": 3,
                "date": day,
                "time": time(10, 30),
                "venue": "Salla e Kuvendit",
                "convened_by": "Kryesuesi",
                "agenda": stream(("item", {"title": "Buxheti", "outcome": "Miratuar"})),
                "livestream_url": "https://video.example/2",
                "open_to_public": True,
                "minutes_approved_on": end,
            },
            pages.BulletinPage: {"month": day, "issue": 3},
        }

    def _activity(self) -> dict:
        return {
            "title": "Trotuare",
            "deadline": "2027-06-30",
            "responsible": self.body.pk,
            "amount": "150000.00",
            "state": "started",
            "note": "Faza e parë",
        }

    def _figure(self) -> dict:
        return {
            "year": 2025,
            "category": "capital",
            "heading": "Rrugët",
            "body": self.body.pk,
            "planned": "250000.00",
            "revised": "240000.00",
            "spent": "239999.99",
        }

    def _body_page(self) -> Page:
        office = {"function": "Drejtori", "duties": "Drejton.", "phone": "038 1", "email": "d@komuna.example"}
        page = pages.BodyPage(
            title="Kuvendi",
            translation_key=key_of(20),
            body_record=self.body,
            introduction="<p>Miraton akte.</p>",
            offices=stream(("office", office)),
            address="Sheshi 1",
            reception="E hënë",
            phone="038 2",
            email="k@komuna.example",
        )
        return self._below(pages.BodyIndexPage, page)

    def _standard_page(self) -> Page:
        page = pages.StandardPage(
            title="Rreth nesh", translation_key=key_of(21), summary=SIGNS, body=self._text(), live=False
        )
        page.attachments = [Attachment(document=self.document)]
        self.tree.homes["sq"].add_child(instance=page)
        page.save_revision().publish()
        return page

    def _below(self, index: type[Page], page: Page) -> Page:
        page.live = False
        self.tree.sections["sq"][index].add_child(instance=page)
        page.save_revision().publish()
        return page
