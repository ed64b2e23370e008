"""Names that people give to records, and the records in the catalogue that bear them.

A name is the key of a demonstration record (``act-statute``; ``body:assembly`` and ``standard:contact`` for bodies and
pages), the key that a manifest of imports gives to a record, or the title of a record in one of its languages.
"""

from collections.abc import Iterable
from uuid import UUID, uuid5

from search.models import CatalogueEntry, CatalogueRecord

# The demonstration (cms.demo.content) and the imports (cms.imports.plan) make their keys in these. Both stand above
# the search, which therefore cannot ask them.
DEMONSTRATION = UUID("6f2d1c1e-7a44-4b6c-9d3e-2f0c5f9a8b11")
IMPORTS = UUID("6f0e5c0a-3d0e-5b0f-9a53-0d6f0f1c7b11")


def translation_keys(name: str) -> tuple[UUID, UUID]:
    """The keys that a record of this name has as part of the demonstration and as an imported one."""
    kind, _sign, key = name.rpartition(":")
    return uuid5(DEMONSTRATION, f"{kind or 'record'}:{key}"), uuid5(IMPORTS, name)


def records(names: Iterable[str]) -> dict[str, UUID]:
    """The translation keys of those records that are in the catalogue, by name."""
    possible = {key: name for name in names for key in translation_keys(name)}
    known = CatalogueRecord.objects.filter(translation_key__in=possible).values_list("translation_key", flat=True)
    return {possible[key]: key for key in known}


def record(name: str) -> UUID | None:
    """The translation key of the one record with this name or title; None where there is none or more than one."""
    if key := records([name]).get(name):
        return key
    found = set(CatalogueEntry.objects.filter(title=name).values_list("translation_key", flat=True))
    return found.pop() if len(found) == 1 else None
