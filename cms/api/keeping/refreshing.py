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
from search.catalogue.truth import pages_of
from search.catalogue.writing import writing

from . import wanted
from .rows import items, write

Keys = frozenset[UUID]
NONE: Keys = frozenset()


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
def withhold(keys: Iterable[UUID], now: datetime | None = None) -> int:
    """Say nothing of these records, and nothing of them where others name them, until they are refreshed.

    Within the transaction that hides them: it does not ask whether they are public.
    """
    writing()
    now, hidden = now or timezone.now(), frozenset(keys)
    known = items(Resource.RECORD).filter(key__in=hidden, removed_at=None)
    changed, _renamed = write([], known, now)
    return changed + _naming(hidden, set(hidden), now, hidden)


def _records(keys: set[UUID], now: datetime, without: Keys = NONE, batch: Batch | None = None) -> tuple[int, set[UUID]]:
    true = wanted.records(batch or Batch(pages_of(keys)), without)
    here = Q(key__in=keys) | Q(object_id__in=[row.item.object_id for row in true])
    return write(true, items(Resource.RECORD).filter(here), now)


def _documents(records: set[int], now: datetime, without: Keys = NONE) -> int:
    if not records:
        return 0
    keys = DocumentRecord.objects.filter(pk__in=records).values("key")
    editions = PublicationDocument.objects.filter(record__in=records).values("pk")
    known = items(Resource.DOCUMENT).filter(Q(key__in=keys) | Q(object_id__in=editions))
    return write(wanted.documents(records, without), known, now)[0]


def _naming(renamed: Iterable[UUID], done: set[UUID], now: datetime, without: Keys = NONE) -> int:
    """Bring in line what names these records; how many items changed."""
    naming = ApiItem.objects.filter(pk__in=ApiLink.objects.filter(key__in=list(renamed)).values("item"))
    records = set(naming.filter(resource=Resource.RECORD).values_list("key", flat=True)) - done if renamed else set()
    changed = _records(records, now, without)[0] if records else 0
    named = naming.filter(resource=Resource.DOCUMENT).values("key") if renamed else []
    documents = set(DocumentRecord.objects.filter(key__in=named).values_list("pk", flat=True)) if renamed else set()
    return changed + _documents(documents, now, without)


def _shown_by(keys: set[UUID]) -> set[int]:
    """Keys of the document records that these records show."""
    return set(DocumentUse.objects.filter(page__translation_key__in=keys).values_list("record", flat=True))
