"""What must not show: one of everything that is not public, each with a word that stands nowhere else."""

from datetime import date, timedelta
from uuid import uuid4

from django.utils import timezone
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from documents import versions
from documents.models import DocumentLibraryPage
from pages.models import (
    ActPage,
    Attachment,
    BulletinPage,
    CallPage,
    ConsultationPage,
    MeetingPage,
    NewsPage,
    NoticePage,
    ReportPage,
    StrategyPage,
)
from pages.models.listing import ListingPage
from pages.years import year_page
from tests.builders import make_act, make_body

# Letters that fold to themselves in every script and language.
SECRET, PUBLIC = "zefsek", "zefpub"


def _block(kind: str, **value) -> dict:
    return {"type": kind, "value": value, "id": str(uuid4())}


class Secrets:
    """Makes what is public (``PUBLIC`` in its title) and beside it what is not (``SECRET`` in all of its words)."""

    def __init__(self, tree, make_document):
        self.tree, self.make_document, self.number = tree, make_document, 0
        self.public = self._act(PUBLIC, documents=[make_document(title=f"{PUBLIC} skedar")])
        for model, facts in self._shown().items():
            self._add(model, word=PUBLIC, **facts).save_revision().publish()
        self.closed = Collection.get_first_root_node().add_child(instance=Collection(name=SECRET))
        CollectionViewRestriction.objects.create(collection=self.closed, restriction_type="login")

    @property
    def sections(self) -> list:
        """The lists of the portal in Albanian, but for the one that is closed."""
        closed = self.tree.section_for(StrategyPage, "sq").pk
        sections = self.tree.sections["sq"].values()
        return [page for page in sections if page.pk != closed and isinstance(page, ListingPage | DocumentLibraryPage)]

    def make(self) -> None:
        self._drafts()
        self._withdrawn()
        self._closed()
        self._files()

    def _drafts(self) -> None:
        for model, facts in self._types().items():
            self._add(model, **facts).save_revision()
        self.public.title = f"{SECRET} ndryshim"
        self.public.save_revision()
        self.public.refresh_from_db()
        # The portal makes a draft of what lacks a language.
        twin = self.public.get_translations().get().specific
        twin.title = twin.summary = SECRET
        twin.save_revision()
        twin.save()
        planned = self._add(NewsPage, date=date(2026, 3, 1))
        planned.go_live_at = timezone.now() + timedelta(days=30)
        planned.save_revision().publish()

    def _withdrawn(self) -> None:
        for expired in (False, True):
            page = self._act(SECRET, documents=[self._file()])
            UnpublishPageAction(page, set_expired=expired).execute(skip_permission_checks=True)
        self._act(SECRET, documents=[self._file()]).delete()

    def _closed(self) -> None:
        for kind in ("login", "password"):
            page = self._act(SECRET, documents=[self._file()])
            PageViewRestriction.objects.create(page=page, restriction_type=kind, password=SECRET)
        section = self.tree.section_for(StrategyPage, "sq")
        strategy = self._add(StrategyPage, **self._types()[StrategyPage])
        strategy.save_revision().publish()
        PageViewRestriction.objects.create(page=section, restriction_type="login")

    def _files(self) -> None:
        """Of the public act, and yet not for everybody."""
        closed = self._file(collection=self.closed.add_child(instance=Collection(name=SECRET)))
        # That it was withdrawn is said with its title; the file itself is gone.
        withdrawn = self._file(title=f"{PUBLIC} i tërhequr")
        self.public.attachments.add(Attachment(document=closed), Attachment(document=withdrawn))
        self.public.save_revision().publish()
        versions.withdraw(withdrawn, "Të dhëna personale")
        # Nobody shows it.
        self._file()

    def _file(self, **facts):
        self.number += 1
        words = {"title": f"{SECRET} skedar", "name": f"{SECRET}-{self.number}.pdf"}
        return self.make_document(**words | facts)

    def _act(self, word: str, **facts) -> ActPage:
        self.number += 1
        return make_act(
            self.tree, f"{word} {self.number}", protocol_number=f"{word}-{self.number}", summary=word, **facts
        )

    def _add(self, model, language: str = "sq", word: str = SECRET, **facts):
        self.number += 1
        body = [{"type": "heading", "value": word, "id": str(uuid4())}]
        words = {"title": f"{word} {self.number}", "summary": word, "body": body, "issuing_body": make_body()}
        page = model(live=False, **words, **facts)
        year_page(self.tree.section_for(model, language), page.record_date.year).add_child(instance=page)
        return page

    def _shown(self) -> dict:
        day, end = date(2026, 3, 10), date(2026, 3, 20)
        return {
            NewsPage: {"date": day},
            NoticePage: {"valid_from": day, "valid_until": end},
            CallPage: {"opens": day, "deadline": end},
            MeetingPage: {"date": end, "time": "10:00", "venue": PUBLIC, "agenda": [_block("item", title=PUBLIC)]},
            ConsultationPage: {"opens": day, "closes": end, "draft_act": PUBLIC},
            ReportPage: {"period_from": day, "period_to": end},
            BulletinPage: {"month": day, "issue": 1},
        }

    def _types(self) -> dict:
        day, end = date(2026, 3, 1), date(2026, 3, 20)
        return {
            ActPage: {"protocol_number": SECRET, "date_adopted": day},
            NewsPage: {"date": day},
            MeetingPage: {"date": day, "time": "10:00", "venue": SECRET},
            ConsultationPage: {"opens": day, "closes": end, "draft_act": SECRET},
            StrategyPage: {"period_from": day, "period_to": end},
        }
