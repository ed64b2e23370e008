"""Year containers: records live below their year, so that no section has siblings by the ten thousand (ADR 3)."""

from datetime import date

from django.db import transaction
from wagtail.models import Locale, Page

from .models import ListingPage, YearPage


def year_of(record, today: date) -> int:
    """The year a record is filed under: its own date's, else the year of ``today``."""
    return (record.record_date or today).year


@transaction.atomic
def year_page(listing: ListingPage, year: int) -> YearPage:
    """Return the container of ``year`` below ``listing``, made in every language of the section where it is missing."""
    existing = YearPage.objects.child_of(listing).filter(slug=str(year)).first()
    if existing:
        return existing
    made = _add(listing, YearPage(title=str(year), slug=str(year)))
    for section in listing.get_translations().specific():
        if not YearPage.objects.child_of(section).filter(slug=str(year)).exists():
            twin = YearPage(title=str(year), slug=str(year), translation_key=made.translation_key)
            _add(section, twin)
    return made


def _add(section: Page, page: YearPage) -> YearPage:
    page.locale = Locale.objects.get(pk=section.locale_id)
    page.live = True
    return section.add_child(instance=page)


def file_under_year(record, today: date) -> None:
    """Move a record that was never published below the container of its year."""
    parent = record.get_parent().specific
    section = parent if isinstance(parent, ListingPage) else parent.get_parent().specific
    year = year_page(section, year_of(record, today))
    if parent.pk != year.pk and not record.first_published_at:
        record.move(year, pos="last-child")
        record.refresh_from_db(fields=["path", "depth", "url_path"])
