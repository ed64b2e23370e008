"""What the interface should say of some records and documents, computed anew."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.utils import timezone
from wagtail.models import Page

from cms.api.contract.documents import Document
from cms.api.contract.records import Public
from cms.api.making.batch import Batch
from cms.api.making.documents import Documents, document_of
from cms.api.making.source import record_of
from cms.api.models import ApiItem, Resource
from search.catalogue.entries import Batch as Around
from search.catalogue.entries import period_of_state, record_date

# Computed on the day of the answer.
OF_THE_DAY = {"kind", "state"}


@dataclass
class Wanted:
    """An unsaved item with its answer and the records that it names."""

    item: ApiItem
    answer: str
    links: set[UUID] = field(default_factory=set)

    @property
    def place(self) -> tuple[str, int]:
        return self.item.resource, self.item.object_id


def records(around: Around, without: Collection[int] = ()) -> list[Wanted]:
    """One for each page of the batch, in which the pages ``without`` are not named."""
    batch = Batch(around, without)
    return [_record(page, batch) for page in batch.pages]


def _record(page: Page, batch: Batch) -> Wanted:
    record = record_of(page, batch)
    item = ApiItem(
        resource=Resource.RECORD,
        object_id=page.pk,
        key=page.translation_key,
        language=record.language,
        type=record.type,
        kind=batch.around.kind(page),
        body=_body(record),
        day=record_date(page) or _day_of(page.first_published_at) or date.min,
        published_at=page.first_published_at,
        signs=_signs(record),
        title=record.title,
        url=record.url,
        **period_of_state(page),
    )
    return Wanted(item, _json(record), {key for key in map(batch.links.key, batch.named[page.pk]) if key})


def _body(record: Public) -> str:
    term = getattr(record, "issuing_body", None) or getattr(record, "body_record", None)
    return term.code if term else ""


def _signs(record: Public | Document) -> str:
    named = [f"topic:{term.code}" for term in getattr(record, "topics", ())]
    named += [f"place:{term.code}" for term in getattr(record, "places", ())]
    if getattr(record, "files", None):
        named.append("file")
    return f" {' '.join(named)} " if named else ""


def _day_of(moment) -> date | None:
    return timezone.localdate(moment) if moment else None


def documents(keys: Iterable[int], without: Collection[int] = ()) -> list[Wanted]:
    """One for each edition of these document records that readers may see, withdrawn ones among them."""
    found = Documents(keys, without)
    return [_document(edition, found) for edition in found.editions]


def _document(edition, found: Documents) -> Wanted:
    document = document_of(edition, found)
    item = ApiItem(
        resource=Resource.DOCUMENT,
        object_id=edition.pk,
        key=edition.record.key,
        language=edition.language,
        type=document.type,
        kind=edition.record.kind,
        body=document.issuing_body.code if document.issuing_body else "",
        day=edition.record.date or _day_of(edition.created_at),
        published_at=edition.created_at,
        signs=_signs(document),
        title=edition.title,
        url=document.page,
    )
    return Wanted(item, _json(document), {link.key for link in document.shown_by})


def _json(answer: Public | Document) -> str:
    return answer.model_dump_json(exclude=OF_THE_DAY)
