"""Bringing items in line with what is public. Nothing else writes them, and one after the other."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from cms.api.models import ApiItem, ApiLink, Resource
from documents.models import DocumentRecord, DocumentUse, PublicationDocument
from search.catalogue.entries import Batch
from search.catalogue.reading import AT_ONCE
from search.catalogue.truth import pages_of
from search.catalogue.writing import writing

from . import wanted
from .rows import items, write

Pages = frozenset[int]
NONE: Pages = frozenset()


@transaction.atomic
def refresh(keys: Iterable[UUID], batch: Batch | None = None, now: datetime | None = None) -> int:
    """Bring these records, the documents that they show, and all that names them in line; how many items changed.

    Safe to run twice; what is right is not written. Give a few hundred keys at most, and the ``batch`` of their public
    pages where somebody has read it already.
    """
    writing()
    now = now or timezone.now()
    keys = set(keys)
    changed, renamed = _records(keys, now, batch=batch)
    return changed + _naming(renamed, keys, now) + _documents(_shown_by(keys), now)


@transaction.atomic
def refresh_documents(records: Iterable[int], now: datetime | None = None) -> int:
    """The same for the editions of some document records, by their keys."""
    writing()
    return _documents(set(records), now or timezone.now())


@transaction.atomic
def withhold(keys: Iterable[UUID], pages: Iterable[int], now: datetime | None = None) -> None:
    """Say nothing of these pages of the records any more, whatever the database says of them, and of the records' other
    pages and files only what is public at this moment.

    Within the transaction that hides them.
    """
    writing()
    now, hidden, ordered = now or timezone.now(), frozenset(pages), sorted(keys)
    for start in range(0, len(ordered), AT_ONCE):
        some = set(ordered[start : start + AT_ONCE])
        _changed, renamed = _records(some, now, hidden)
        _naming(renamed, some, now, hidden)
        _documents(_shown_by(some), now, hidden)


@transaction.atomic
def forget(key: UUID, now: datetime | None = None) -> None:
    """Say nothing of the record until it is refreshed."""
    writing()
    write([], items(Resource.RECORD).filter(key=key), now or timezone.now())


def _records(
    keys: set[UUID], now: datetime, without: Pages = NONE, batch: Batch | None = None
) -> tuple[int, set[UUID]]:
    batch = batch or Batch([page for page in pages_of(keys) if page.pk not in without])
    true = wanted.records(batch, without)
    here = Q(key__in=keys) | Q(object_id__in=[row.item.object_id for row in true])
    return write(true, items(Resource.RECORD).filter(here), now)


def _documents(records: set[int], now: datetime, without: Pages = NONE) -> int:
    if not records:
        return 0
    keys = DocumentRecord.objects.filter(pk__in=records).values("key")
    editions = PublicationDocument.objects.filter(record__in=records).values("pk")
    known = items(Resource.DOCUMENT).filter(Q(key__in=keys) | Q(object_id__in=editions))
    return write(wanted.documents(records, without), known, now)[0]


def _naming(renamed: set[UUID], done: set[UUID], now: datetime, without: Pages = NONE) -> int:
    """Bring in line what names these records; how many items changed."""
    if not renamed:
        return 0
    naming = ApiItem.objects.filter(pk__in=ApiLink.objects.filter(key__in=list(renamed)).values("item"))
    records = set(naming.filter(resource=Resource.RECORD).values_list("key", flat=True)) - done
    changed = _records(records, now, without)[0] if records else 0
    named = naming.filter(resource=Resource.DOCUMENT).values("key")
    documents = set(DocumentRecord.objects.filter(key__in=named).values_list("pk", flat=True))
    return changed + _documents(documents, now, without)


def _shown_by(keys: set[UUID]) -> set[int]:
    """Keys of the document records that these records show."""
    return set(DocumentUse.objects.filter(page__translation_key__in=keys).values_list("record", flat=True))
