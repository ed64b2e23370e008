"""The truth of some records, read anew from pages and documents: unsaved rows as the catalogue should have them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Q

from search.models import CatalogueEntry, CatalogueRecord

from .entries import Batch, in_order, position_of
from .records import Pairs, record_of
from .truth import pages_of

# Records that are read together: enough that the queries do not count, few enough for memory and for editors' turns.
AT_ONCE = 200


@dataclass(frozen=True)
class Rows:
    """Entries by the key of their page, records by the key of the record."""

    entries: dict[int, CatalogueEntry] = field(default_factory=dict)
    records: dict[UUID, CatalogueRecord] = field(default_factory=dict)


def truth_of(keys: Iterable[UUID]) -> Rows:
    """The rows of these records as they should be; a record that readers may not see has none."""
    return rows_of(Batch(pages_of(keys)))


def rows_of(batch: Batch) -> Rows:
    """The rows of the records whose public pages are in the batch, all of them."""
    pairs: dict[UUID, Pairs] = defaultdict(list)
    for page in batch.pages:
        pairs[page.translation_key].append((page, batch.entry(page)))
    rows = Rows()
    for key, of_record in pairs.items():
        _share(of_record)
        rows.records[key] = record_of(of_record, batch)
        rows.entries.update({page.pk: entry for page, entry in of_record})
    return rows


def _share(pairs: Pairs) -> None:
    """Give the entries of a record what they have in common."""
    entries = [entry for _page, entry in pairs]
    position, languages = position_of(entries), in_order({entry.language for entry in entries})
    for entry in entries:
        entry.position, entry.languages = position, languages


def stored(keys: Iterable[UUID], pages: Iterable[int] = ()) -> Rows:
    """The rows of these records as the catalogue has them, and of these pages whatever record they belonged to."""
    keys = list(keys)
    entries = CatalogueEntry.objects.filter(Q(translation_key__in=keys) | Q(page__in=list(pages)))
    records = CatalogueRecord.objects.filter(translation_key__in=keys)
    return Rows({row.page_id: row for row in entries}, {row.translation_key: row for row in records})
