"""Bringing the catalogue in line with the truth. Nothing else writes it, and one after the other."""

import logging
from collections.abc import Callable, Iterable
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Model, Q, QuerySet
from wagtail.models import Page

from search import engines
from search.models import CatalogueEntry, CatalogueRecord
from search.query.vocabulary import add_words
from search.signals import records_refreshed, records_withheld

from .entries import Batch
from .reading import AT_ONCE, rows_of, stored
from .saving import save
from .truth import pages_of, public_pages

logger = logging.getLogger(__name__)

ENTRY_FIELDS = tuple(f.attname for f in CatalogueEntry._meta.concrete_fields if not f.primary_key)
RECORD_FIELDS = tuple(f.attname for f in CatalogueRecord._meta.concrete_fields)
# Any number that nothing else in the database locks.
_LOCK = 5_204_418_713


def writing() -> None:
    """Wait until nobody else writes the catalogue, to the end of the transaction. SQLite has one writer anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


@transaction.atomic
def refresh_records(keys: Iterable[UUID], anew: bool = False) -> int:
    """Bring entries and records of these translation keys in line with the truth; return how many rows changed.

    Safe to run twice; rows that are right are not written. ``anew`` indexes them all the same, leaves their words to
    ``rebuild_words`` and tells nobody. Give a few hundred keys at most: everything happens in one transaction.
    """
    keys = set(keys)
    writing()
    batch = Batch(pages_of(keys))
    true = rows_of(batch)
    known = stored(keys, true.entries)
    changed = _write_entries(true.entries, known.entries, anew) + _write_records(true.records, known.records, anew)
    if not anew:
        # What goes wrong elsewhere is logged, and the catalogue is right all the same.
        records_refreshed.send_robust(sender=CatalogueRecord, keys=keys, batch=batch)
    return changed


@transaction.atomic
def remove_now(pages: Q) -> int:
    """Take away what those pages that readers may no longer see were found by; return how many entries there were.

    Within the transaction that hides the pages, so that neither hits nor counts, suggestions and spellings tell of
    them any more. Twins in other languages are found again after ``refresh_records``.
    """
    writing()
    hidden = CatalogueEntry.objects.filter(page__in=Page.objects.filter(pages).order_by().values("pk"))
    return _remove(hidden.exclude(page__in=public_pages().order_by().values("pk")))


@transaction.atomic
def hide_now(pages: Q) -> None:
    """The same for pages that readers may see to this moment but not after it."""
    writing()
    _remove(CatalogueEntry.objects.filter(page__in=Page.objects.filter(pages).order_by().values("pk")))


def _remove(hidden: QuerySet[CatalogueEntry]) -> int:
    rows = list(hidden.values_list("pk", "translation_key", "page_id"))
    forget({key for _entry, key, _page in rows}, {page for _entry, _key, page in rows})
    for start in range(0, len(rows), AT_ONCE):
        CatalogueEntry.objects.filter(pk__in=[entry for entry, _key, _page in rows[start : start + AT_ONCE]]).delete()
    return len(rows)


@transaction.atomic
def forget(keys: Iterable[UUID], pages: Iterable[int] = ()) -> None:
    """Let nobody find these records until they are refreshed: something in them may no longer show.

    ``pages`` are the keys of those of their pages that readers may see no more, or not after this transaction.
    """
    ordered = sorted(keys)
    records_withheld.send(sender=CatalogueRecord, keys=set(ordered), pages=set(pages))
    for start in range(0, len(ordered), AT_ONCE):
        records = CatalogueRecord.objects.filter(translation_key__in=ordered[start : start + AT_ONCE])
        positions = list(records.values_list("position", flat=True))
        _engine(lambda engine, gone=positions: engine.remove(gone))
        records.delete()


def differing(fields: Iterable[str], one: Model, other: Model) -> list[str]:
    return [name for name in fields if getattr(one, name) != getattr(other, name)]


def _write_entries(true: dict[int, CatalogueEntry], known: dict[int, CatalogueEntry], anew: bool) -> int:
    gone = [row.pk for page, row in known.items() if page not in true]
    changed = [row for page, row in true.items() if page not in known or differing(ENTRY_FIELDS, row, known[page])]
    if gone:
        CatalogueEntry.objects.filter(pk__in=gone).delete()
    save(changed, ENTRY_FIELDS, ("page_id",))
    if changed and not anew:
        add_words(changed)
    return len(gone) + len(changed)


def _write_records(true: dict[UUID, CatalogueRecord], known: dict[UUID, CatalogueRecord], anew: bool) -> int:
    """A row whose position changes is another row."""
    wanted = {record.position for record in true.values()}
    gone = [row.position for row in known.values() if row.position not in wanted]
    changed = [row for key, row in true.items() if key not in known or differing(RECORD_FIELDS, row, known[key])]
    if gone:
        _engine(lambda engine: engine.remove(gone))
        CatalogueRecord.objects.filter(pk__in=gone).delete()
    save(changed, RECORD_FIELDS, ("position",))
    if to_index := list(true.values()) if anew else changed:
        _engine(lambda engine: engine.put(to_index))
    return len(gone) + len(changed)


def _engine(work: Callable[[engines.Engine], None]) -> None:
    """The catalogue is right without its engine, and the site goes on; the next rebuilding brings the engine back."""
    try:
        work(engines.engine())
    except engines.EngineUnavailable:
        logger.exception("Search engine not written", extra={"event": "engine_unavailable"})
