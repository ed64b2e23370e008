"""The rows of the library: documents in the order a reader asks for, each in the reader's language."""

from dataclasses import dataclass

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.db.models import Case, Exists, F, IntegerField, OuterRef, Prefetch, Q, QuerySet, Value, When

from .facets import LibraryFilter
from .library import open_editions
from .models.editions import PublicationDocument
from .models.records import DocumentRecord
from .models.versions import DocumentVersion

PAGE_SIZE = 20
ORDERS = {
    "": [F("date").desc(nulls_last=True), "-pk"],
    "oldest": [F("date").asc(nulls_last=True), "pk"],
    "added": ["-pk"],
}


@dataclass(frozen=True)
class Row:
    """A document, the edition that this reader gets, and all editions that readers may see."""

    record: DocumentRecord
    edition: PublicationDocument
    editions: list[PublicationDocument]

    @property
    def has_text(self) -> bool:
        return any(edition.has_text for edition in self.editions)


class LibraryPaginator(Paginator):
    """Knows the number of rows already, and reads a page of the second half from the end: half as far to go."""

    def __init__(self, chosen: LibraryFilter):
        super().__init__(_ordered(chosen), PAGE_SIZE)
        self.count = chosen.total

    def page(self, number) -> Page:
        page = super().page(number)
        bottom, top = (page.number - 1) * PAGE_SIZE, min(page.number * PAGE_SIZE, self.count)
        if 2 * bottom > self.count:
            page.object_list = list(self.object_list.reverse()[self.count - top : self.count - bottom])[::-1]
        return page


def page_of(chosen: LibraryFilter) -> Page:
    """One page of the library with ``Row``s; an unknown or too high page number leads to the nearest one."""
    page = LibraryPaginator(chosen).get_page(chosen.page_number)
    found = page.object_list if chosen.total else []
    records = [item.record if isinstance(item, PublicationDocument) else item for item in found]
    page.object_list = rows_of(records, chosen.language)
    return page


def rows_of(records: list[DocumentRecord], language: str) -> list[Row]:
    """Rows in the given order. The truth is asked once more: nothing shows that a stored mark should have hidden."""
    editions: dict[int, list[PublicationDocument]] = {}
    for edition in with_newest_version(open_editions().filter(record__in=records).public()).order_by("language", "pk"):
        editions.setdefault(edition.record_id, []).append(edition)
    return [
        Row(record, record.edition_for(language, editions[record.pk]), editions[record.pk])
        for record in records
        if record.pk in editions
    ]


def with_newest_version(editions: QuerySet[PublicationDocument]) -> QuerySet[PublicationDocument]:
    """Editions with their newest version as ``newest[0]``, by one query more."""
    newest = DocumentVersion.objects.filter(number=F("document__version_number"))
    return editions.prefetch_related(Prefetch("versions", newest, to_attr="newest"))


def _ordered(chosen: LibraryFilter) -> QuerySet:
    if chosen.sort == "title":
        return _by_title(chosen)
    return chosen.records().select_related("issuing_body").order_by(*ORDERS[chosen.sort])


def _by_title(chosen: LibraryFilter) -> QuerySet[PublicationDocument]:
    """The edition of each document that this reader gets, by title without spelling differences.

    It starts at the editions because their titles have an index.
    """
    order = [chosen.language, *settings.PUBLIC_LANGUAGES]
    places = [When(language=code, then=Value(place)) for place, code in enumerate(order)]
    place = Case(*places, default=Value(len(order)), output_field=IntegerField())
    better = open_editions().annotate(place=place).filter(record=OuterRef("record"), place__lt=OuterRef("place"))
    editions = open_editions().annotate(place=place).filter(Q(language=chosen.language) | ~Exists(better))
    if chosen.is_active:
        editions = editions.filter(record__in=chosen.records())
    return editions.select_related("record__issuing_body").order_by("folded", "pk")
