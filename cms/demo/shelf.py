"""What every builder needs at hand while loading: the tree, the day, what exists and what was made."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import F, Model
from django.utils import timezone
from wagtail.models import Page, Revision
from wagtail.signals import page_published

from cms.models import Body, Place, Topic
from documents.models import PublicationDocument
from home.tree import PortalTree
from pages.models import YearPage
from pages.years import year_of, year_page


@dataclass
class Shelf:
    tree: PortalTree
    today: date
    bodies: dict[str, Body] = field(default_factory=dict)
    topics: dict[str, Topic] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    documents: dict[str, list[PublicationDocument]] = field(default_factory=dict)
    pages: dict[tuple[UUID, str], int] = field(default_factory=dict)
    years: dict[tuple[type[Page], str, int], YearPage] = field(default_factory=dict)
    made: list[Model] = field(default_factory=list)
    created: Counter = field(default_factory=Counter)
    unchanged: Counter = field(default_factory=Counter)

    def note(self, model: type[Model], made: bool) -> None:
        (self.created if made else self.unchanged)[model] += 1

    def remember_pages(self) -> None:
        rows = Page.objects.values_list("translation_key", "locale__language_code", "pk")
        self.pages = {(key, language): pk for key, language, pk in rows}

    def twin(self, key: UUID, language: str) -> int | None:
        """The page of a record in this language, or in the first language that has it."""
        languages = [language, *self.tree.homes]
        return next((self.pages[key, code] for code in languages if (key, code) in self.pages), None)

    def year_for(self, page: Page, language: str) -> YearPage:
        """The container of the page's year in its section."""
        place = (type(page), language, year_of(page, self.today))
        if place not in self.years:
            self.years[place] = year_page(self.tree.section_for(type(page), language), place[2])
        return self.years[place]

    def publish(self, page: Page, parent: Page, day: date) -> None:
        """Put a new page below its parent, live since noon of ``day`` and no later than the day before loading."""
        moment = noon(min(day, self.today - timedelta(days=1)))
        page.locale_id, page.live = parent.locale_id, True
        parent.add_child(instance=page)
        page.first_published_at = page.last_published_at = moment
        revision = page.save_revision(clean=False, changed=False)
        Revision.objects.filter(pk=revision.pk).update(created_at=moment)
        Page.objects.filter(pk=page.pk).update(
            first_published_at=moment,
            last_published_at=moment,
            latest_revision_created_at=moment,
            live_revision=F("latest_revision"),
        )
        self.made.append(page)
        page_published.send(sender=type(page), instance=page, revision=revision)


def noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12)))
