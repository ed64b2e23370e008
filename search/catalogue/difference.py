"""Where the catalogue is not what it should be, each difference as a sentence."""

from collections.abc import Callable, Iterator
from uuid import UUID

from django.utils.translation import gettext as _

from search import engines
from search.models import CatalogueEntry, CatalogueRecord

from .reading import AT_ONCE, Rows, stored, truth_of
from .truth import keys_after
from .writing import ENTRY_FIELDS, RECORD_FIELDS, differing

Progress = Callable[[int], None]


def differences(progress: Progress = lambda records: None) -> Iterator[str]:
    """Compare all records with the truth, and the engine with the records. ``progress`` is told how many at a time."""
    for keys in all_keys():
        yield from _between(truth_of(keys), stored(keys))
        progress(len(keys))
    yield from _of_the_engine()


def all_keys(after: UUID | None = None) -> Iterator[list[UUID]]:
    """Batches of the keys of everything that is public or in the catalogue, in the order of the keys."""
    keys = _keys_after(after)
    for start in range(0, len(keys), AT_ONCE):
        yield keys[start : start + AT_ONCE]


def _keys_after(after: UUID | None) -> list[UUID]:
    """All at once: a database that is asked batch after batch looks through all that are left each time. What becomes
    public meanwhile is catalogued by its publication."""
    found = keys_after(after)
    for model in (CatalogueEntry, CatalogueRecord):
        rows = model.objects.filter(translation_key__gt=after) if after else model.objects.all()
        found.update(rows.order_by().values_list("translation_key", flat=True).iterator())
    return sorted(found, key=lambda key: key.hex)


def _between(true: Rows, known: Rows) -> Iterator[str]:
    for page in sorted(true.entries.keys() | known.entries.keys()):
        yield from _of_entry(true.entries.get(page), known.entries.get(page))
    for key in sorted(true.records.keys() | known.records.keys(), key=lambda key: key.hex):
        yield from _of_record(true.records.get(key), known.records.get(key))


def _of_entry(true: CatalogueEntry | None, known: CatalogueEntry | None) -> Iterator[str]:
    named = {"entry": true or known, "page": (true or known).page_id}
    if known is None:
        yield _("“%(entry)s” (page %(page)s) is public and not in the catalogue.") % named
    elif true is None:
        yield _("“%(entry)s” (page %(page)s) is in the catalogue and not public.") % named
    elif names := differing(ENTRY_FIELDS, true, known):
        named["fields"] = ", ".join(names)
        yield _("“%(entry)s” (page %(page)s) has changed since it was catalogued: %(fields)s.") % named


def _of_record(true: CatalogueRecord | None, known: CatalogueRecord | None) -> Iterator[str]:
    named = {"key": (true or known).translation_key}
    if known is None:
        yield _("The record %(key)s is public and cannot be searched.") % named
    elif true is None:
        yield _("The record %(key)s can be searched and is not public.") % named
    elif names := differing(RECORD_FIELDS, true, known):
        named["fields"] = ", ".join(names)
        yield _("What the record %(key)s is found by has changed: %(fields)s.") % named


def _of_the_engine() -> Iterator[str]:
    try:
        indexed = engines.engine().positions()
    except engines.EngineUnavailable:
        yield _("The search engine does not answer, so nothing is known about its index.")
        return
    positions = set(CatalogueRecord.objects.values_list("position", flat=True))
    for position in sorted(positions - indexed):
        yield _("The record at %(position)s is not in the index of the search engine.") % {"position": position}
    for position in sorted(indexed - positions):
        yield _("The index of the search engine has %(position)s, which is no record.") % {"position": position}
