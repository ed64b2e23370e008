"""Bringing everything in line, and naming what is not."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from cms.api.models import ApiItem, Resource
from documents.models import DocumentRecord
from search.catalogue.entries import Batch
from search.catalogue.reading import AT_ONCE
from search.catalogue.truth import keys_after, pages_of

from . import wanted
from .refreshing import refresh, refresh_documents
from .rows import differs, items
from .wanted import Wanted


def rebuild() -> Iterator[tuple[int, int]]:
    """Bring all records and documents in line; yield how many were read and how many items changed, each time.

    Each batch is a transaction of its own. What is right keeps its number, so that copies elsewhere read nothing anew.
    """
    for keys in _batches(_record_keys()):
        yield len(keys), refresh(keys)
    for records in _batches(_document_records()):
        yield len(records), refresh_documents(records)


def differences() -> Iterator[str]:
    """What is answered and what is public compared: a sentence for each difference."""
    for keys in _batches(_record_keys()):
        yield from _between(
            wanted.records(Batch(pages_of(keys))), items(Resource.RECORD).filter(key__in=keys, removed_at=None)
        )
    for records in _batches(_document_records()):
        keys = DocumentRecord.objects.filter(pk__in=records).values("key")
        yield from _between(wanted.documents(records), items(Resource.DOCUMENT).filter(key__in=keys, removed_at=None))
    gone = items(Resource.DOCUMENT).filter(removed_at=None).exclude(key__in=DocumentRecord.objects.values("key"))
    yield from _between([], gone)


def _between(true: list[Wanted], known: Iterable[ApiItem]) -> Iterator[str]:
    by_place = {(item.resource, item.object_id): item for item in known}
    for row in true:
        item, named = by_place.pop(row.place, None), {"title": row.item.title, "number": row.item.object_id}
        if item is None:
            yield _("“%(title)s” (%(number)s) is public and not in the interface.") % named
        elif differs(row, item):
            yield _("“%(title)s” (%(number)s) has changed since the interface wrote it down.") % named
    for item in by_place.values():
        yield _("“%(title)s” (%(number)s) is in the interface and not public.") % {
            "title": item.title,
            "number": item.object_id,
        }


def _record_keys() -> list:
    known = ApiItem.objects.filter(resource=Resource.RECORD, removed_at=None).values_list("key", flat=True)
    return sorted(keys_after(None).union(known), key=lambda key: key.hex)


def _document_records() -> list[int]:
    """Documents without a public edition have no item, unless they had one."""
    known = ApiItem.objects.filter(resource=Resource.DOCUMENT, removed_at=None).values("key")
    records = DocumentRecord.objects.listed() | DocumentRecord.objects.filter(key__in=known)
    return list(records.order_by("pk").values_list("pk", flat=True))


def _batches(keys: list) -> Iterator[list]:
    for start in range(0, len(keys), AT_ONCE):
        yield keys[start : start + AT_ONCE]
