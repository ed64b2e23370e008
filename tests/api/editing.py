"""An office at work: editors do one thing after the other, drawn by a generator with a fixed seed."""

from datetime import date, timedelta
from random import Random

from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.actions.delete_page import DeletePageAction
from wagtail.actions.move_page import MovePageAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

from cms.models import Body, Topic
from documents import versions
from documents.models import PublicationDocument
from pages.bulk import publish_new
from pages.models import ActPage, Attachment, MeetingPage, NewsPage, NoticePage
from pages.years import year_page
from tests.builders import make_body

FIRST_DAY = date(2026, 1, 1)


class Office:
    """``act`` does one thing; what cannot be done at the moment is left."""

    def __init__(self, tree, make_document, seed: int):
        self.tree, self.make_document, self.dice, self.count = tree, make_document, Random(seed), 0
        self.body = make_body()
        self.topic = Topic.objects.create(code="roads", name={"sq": "Rrugët", "sr-latn": "Putevi"})
        self.closed = Collection.get_first_root_node().add_child(instance=Collection(name="Mbyllur"))
        CollectionViewRestriction.objects.create(collection=self.closed, restriction_type="login")

    def act(self) -> str:
        """Do one thing; its name."""
        self.count += 1
        names = [name for name in dir(self) if name.startswith("do_")]
        name = self.dice.choices(names, [OFTEN.get(name, 2) for name in names])[0]
        getattr(self, name)()
        return name

    # --- Pages -------------------------------------------------------------------------------------

    def do_publish_new(self):
        self._add(self._new()).save_revision().publish()

    def do_publish_in_bulk(self):
        pages = [self._new(ActPage) for _ in range(3)]
        for number, page in enumerate(pages):
            page.title += f" ({number})"
            page.date_adopted = FIRST_DAY
        publish_new(year_page(self.tree.section_for(ActPage, "sq"), 2026), pages, timezone.now())

    def do_write_a_draft(self):
        self._add(self._new()).save_revision()

    def do_schedule(self):
        page = self._add(self._new())
        page.go_live_at = timezone.now() + timedelta(days=30)
        page.save_revision().publish()

    def do_publish_a_draft(self):
        if page := self._one(live=False):
            page.go_live_at = None
            page.save_revision().publish()

    def do_change(self):
        if page := self._one(live=True):
            page.title = f"{page.title.split(' – ')[0]} – ndryshimi {self.count}"
            page.save_revision().publish()

    def do_change_as_draft(self):
        if page := self._one(live=True):
            page.title = f"Fshehtë {self.count}"
            page.save_revision()

    def do_change_the_address(self):
        if page := self._one(live=True):
            page.slug = f"adresa-{self.count}"
            page.save_revision().publish()

    def do_unpublish(self):
        if page := self._one(live=True):
            UnpublishPageAction(page).execute(skip_permission_checks=True)

    def do_expire(self):
        if page := self._one(live=True):
            UnpublishPageAction(page, set_expired=True).execute(skip_permission_checks=True)

    def do_delete(self):
        if page := self._one():
            DeletePageAction(page, None).execute(skip_permission_checks=True)

    def do_move(self):
        if page := self._one():
            year = year_page(self.tree.section_for(type(page), page.locale.language_code), self._year())
            if not year.get_children().filter(slug=page.slug).exists():
                MovePageAction(page, year, pos="last-child").execute(skip_permission_checks=True)

    def do_translate(self):
        page = self._one(live=True, locale__language_code="sq")
        if page and not page.get_translations().exists():
            twin = self._new(type(page), page)
            self._add(twin, "sr-latn").save_revision().publish()

    def do_close_a_page(self):
        if page := self._one():
            PageViewRestriction.objects.create(page=page, restriction_type="login")

    def do_close_a_section(self):
        if not PageViewRestriction.objects.filter(page__depth__lt=4).exists():
            PageViewRestriction.objects.create(page=self.tree.section_for(NewsPage, "sq"), restriction_type="login")

    def do_open(self):
        if restriction := PageViewRestriction.objects.order_by("?", "pk").first():
            restriction.delete()

    def do_rename_a_section(self):
        section = self.tree.section_for(NoticePage, "sq").specific
        section.title = f"Njoftime {self.count}"
        section.save_revision().publish()

    def do_change_a_picture(self):
        page = self._one(NewsPage, live=True)
        if page is None:
            return
        if page.image is None:
            page.image = get_image_model().objects.create(title="Foto", file=get_test_image_file(), credit="Arta")
            page.save_revision().publish()
        elif self.dice.random() < 0.3:
            page.image.delete()
        else:
            page.image.credit = f"Arkivi {self.count}"
            page.image.save()

    # --- Documents ---------------------------------------------------------------------------------

    def do_show_a_document(self):
        if page := self._one():
            document = self._document() or self.make_document(title=f"Skedari {self.count}", issuing_body=self.body)
            page.attachments.add(Attachment(document=document))
            page.save_revision().publish()

    def do_show_no_documents(self):
        page = self._one(live=True)
        if page and page.attachments.count():
            page.attachments.set([])
            page.save_revision().publish()

    def do_replace_a_file(self):
        if document := self._document():
            document.file.save(
                f"tjeter-{self.count}.pdf", ContentFile(b"%PDF-1.4 " + str(self.count).encode()), save=False
            )
            document.read_file_facts()
            document.save()

    def do_rename_a_document(self):
        if document := self._document():
            document.title = f"Skedari {self.count}"
            document.save()

    def do_withdraw_a_document(self):
        if document := self._document():
            versions.withdraw(document, "Të dhëna personale")

    def do_restore_a_document(self):
        if document := PublicationDocument.objects.exclude(withdrawn_at=None).first():
            versions.restore(document, "U hoqën")

    def do_close_a_document(self):
        if document := self._document():
            document.collection = self.closed
            document.save()

    def do_open_a_document(self):
        if document := PublicationDocument.objects.filter(collection=self.closed).first():
            document.collection = Collection.get_first_root_node()
            document.save()

    def do_delete_a_document(self):
        document = PublicationDocument.objects.order_by("pk").last()
        if document and self.dice.random() < 0.3 and not Attachment.objects.filter(document=document).exists():
            document.delete()

    # --- Terms -------------------------------------------------------------------------------------

    def do_rename_a_term(self):
        term = self.dice.choice([Body.objects.get(pk=self.body.pk), Topic.objects.get(pk=self.topic.pk)])
        term.name = {"sq": f"Emri {self.count}", "sr-latn": f"Ime {self.count}"}
        term.save()

    # -----------------------------------------------------------------------------------------------

    def _new(self, model=None, twin: Page | None = None) -> Page:
        model = model or self.dice.choice([ActPage, NewsPage, NoticePage, MeetingPage])
        day = FIRST_DAY.replace(year=self._year(), month=self.dice.randint(1, 12), day=self.dice.randint(1, 28))
        facts = {
            ActPage: {"protocol_number": f"{self.count}/26", "date_adopted": day, "session": self._one(MeetingPage)},
            NewsPage: {"date": day},
            NoticePage: {"valid_from": day, "valid_until": day + timedelta(days=20)},
            MeetingPage: {"date": day, "time": "10:00", "venue": "Salla"},
        }[model]
        if twin:
            facts["translation_key"] = twin.translation_key
        page = model(title=f"{model.__name__} {self.count}", issuing_body=self.body, **facts)
        page.topics = [self.topic] if self.count % 2 else []
        return page

    def _add(self, page: Page, language: str = "sq") -> Page:
        page.live = False
        year_page(self.tree.section_for(type(page), language), page.record_date.year).add_child(instance=page)
        return page

    def _year(self) -> int:
        return self.dice.choice([2025, 2026])

    def _one(self, model=None, **which) -> Page | None:
        models = [model] if model else [ActPage, NewsPage, NoticePage, MeetingPage]
        keys = list(Page.objects.type(*models).filter(**which).order_by("pk").values_list("pk", flat=True))
        return Page.objects.get(pk=self.dice.choice(keys)).specific if keys else None

    def _document(self) -> PublicationDocument | None:
        keys = list(PublicationDocument.objects.filter(withdrawn_at=None).order_by("pk").values_list("pk", flat=True))
        return PublicationDocument.objects.get(pk=self.dice.choice(keys)) if keys and self.dice.random() < 0.8 else None


# How often something is done, against 2 for what is not named.
OFTEN = {
    "do_publish_new": 10,
    "do_change": 10,
    "do_show_a_document": 6,
    "do_translate": 6,
    "do_publish_a_draft": 6,
    "do_open": 5,
    "do_delete": 3,
    "do_rename_a_term": 1,
    "do_rename_a_section": 1,
    "do_publish_in_bulk": 1,
}
