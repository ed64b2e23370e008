"""What the catalogue says of a public page: its entry, made without a query from a batch that was read before."""

from datetime import date, datetime
from functools import cache, cached_property
from urllib.parse import quote

from django.conf import settings
from django.db.models import DateField, DateTimeField
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import Locale, Page, Site

from cms.models import RecordPage
from search.choices import Family
from search.models import CatalogueEntry
from search.models.records import RECORD_BITS

from .files import Files
from .lines import lines, lines_of_html
from .taxonomy import Terms
from .texts import text_of
from .truth import families

MOST_OF_SUMMARY = 500


class Batch:
    """Public pages of some records and all that stands around them, read by a fixed number of queries."""

    def __init__(self, pages: list[Page]):
        self.pages = pages
        self.terms = Terms(pages)
        self.files = Files(pages)

    @cached_property
    def _languages(self) -> dict[int, str]:
        return dict(Locale.objects.values_list("pk", "language_code"))

    @cached_property
    def _roots(self) -> list[tuple[str, str]]:
        """Pairs of (``url_path`` of a language's home page, its address), the longest first."""
        roots = {root.root_path: _home(root.language_code) for root in reversed(Site.get_site_root_paths())}
        return sorted(roots.items(), key=lambda pair: -len(pair[0]))

    def language(self, page: Page) -> str:
        return self._languages[page.locale_id]

    def address(self, page: Page) -> str:
        """The path on the portal, with its language; empty for a page outside of every site."""
        for root, home in self._roots:
            if page.url_path.startswith(root):
                return home + quote(page.url_path[len(root) :])
        return ""

    def entry(self, page: Page) -> CatalogueEntry:
        """The entry of the page, all but what it shares with its twins (``position`` and ``languages``)."""
        language = self.language(page)
        return CatalogueEntry(
            page_id=page.pk,
            translation_key=page.translation_key,
            language=language,
            family=families()[type(page)].value,
            kind=self.kind(page),
            title=page.title,
            summary=_summary(page),
            address=self.address(page),
            body_id=body_of(page),
            topics=[term.code for term in self.terms.all_of(page, "topics")],
            places=[term.code for term in self.terms.all_of(page, "places")],
            references=list(dict.fromkeys(filter(None, [_own_reference(page), *self.files.references(page)]))),
            date=record_date(page),
            period_from=getattr(page, "period_from", None),
            period_to=getattr(page, "period_to", None),
            **period_of_state(page),
            published_at=page.first_published_at,
            changed_at=page.last_published_at,
            file_count=self.files.count(page),
            text=text_of(page, language, self.terms),
        )

    def kind(self, page: Page) -> str:
        if families()[type(page)] == Family.BODY:
            body = self.terms.body(page.body_record_id)
            return body.kind if body else ""
        field = getattr(page, "kind_field", None)
        return getattr(page, field) if field else ""


def _home(language: str) -> str:
    with translation.override(language):
        return reverse("wagtail_serve", args=[""])


def body_of(page: Page) -> int | None:
    return getattr(page, "issuing_body_id", None) or getattr(page, "body_record_id", None)


def record_date(page: Page) -> date | None:
    return page.record_date if isinstance(page, RecordPage) else None


def dates_of(page: Page) -> list[date]:
    """Every day that the page names in a field of its own."""
    return sorted({day for name in _date_fields(type(page)) if (day := getattr(page, name))})


@cache
def _date_fields(model: type[Page]) -> list[str]:
    fields = model._meta.concrete_fields
    return [f.attname for f in fields if isinstance(f, DateField) and not isinstance(f, DateTimeField)]


def _own_reference(page: Page) -> str:
    return page.reference_text.strip() if isinstance(page, RecordPage) else ""


def _summary(page: Page) -> str:
    """What lists say of a page; where it has no summary, the beginning of its introduction."""
    if hasattr(page, "summary"):
        return page.summary.replace("\0", " ")
    introduction = getattr(page, "introduction", "")
    found = lines_of_html(introduction) if "<" in introduction else lines(introduction)
    return " ".join(found)[:MOST_OF_SUMMARY]


def period_of_state(page: Page) -> dict[str, date | None]:
    """First and last day of the state "current", as ``CatalogueRecord`` wants them."""
    states = getattr(page, "states", None)
    if states is None:
        return {"starts": None, "ends": None}
    unknown = date.min if states.starts_undated else date.max
    starts, ends = getattr(page, states.start_field), getattr(page, states.end_field)
    return {"starts": starts or unknown, "ends": ends or date.max}


def position_of(entries: list[CatalogueEntry]) -> int:
    """See ``CatalogueRecord``; the entries of one record."""
    day = _day(entries)
    return (day.toordinal() if day else 0) << RECORD_BITS | min(entry.page_id for entry in entries)


def _day(entries: list[CatalogueEntry]) -> date | None:
    """The record's date. A report is dated by the end of its period, which for plans lies years ahead: it is no newer
    than its publication."""
    days = [entry.date for entry in entries if entry.date]
    published = _first_day(entry.published_at for entry in entries)
    if days and published and entries[0].family == Family.REPORT:
        return min(days[0], published)
    return days[0] if days else published


def _first_day(moments) -> date | None:
    known: list[datetime] = [moment for moment in moments if moment]
    return timezone.localdate(min(known)) if known else None


def in_order(languages: set[str]) -> list[str]:
    return [code for code in settings.PUBLIC_LANGUAGES if code in languages]
