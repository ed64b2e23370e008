"""Rebuilding the whole catalogue while it is in use: record by record, and on from where a run was cut off."""

import os
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from django.conf import settings

from search import engines
from search.models import CatalogueRecord
from search.query.vocabulary import rebuild_words

from .difference import all_keys
from .reading import AT_ONCE
from .writing import refresh_records


class Place:
    """The key of the last record that was rebuilt, in a file of the data folder that goes when all are."""

    def __init__(self):
        self._path = Path(settings.DATA_DIR) / "catalogue.place"

    def read(self) -> UUID | None:
        """None for the beginning; also where the file says nothing that can be understood."""
        try:
            return UUID(self._path.read_text(encoding="ascii").strip())
        except (FileNotFoundError, ValueError):
            return None

    def write(self, key: UUID) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        written = self._path.with_suffix(".new")
        written.write_text(f"{key}\n", encoding="ascii")
        os.replace(written, self._path)

    def forget(self) -> None:
        self._path.unlink(missing_ok=True)


def rebuild(place: Place) -> Iterator[tuple[int, int]]:
    """Rebuild what comes after ``place``; yield how many records were read and how many rows changed, each time.

    Each batch is a transaction of its own, so readers find everything the whole time, and a killed run loses one.
    Raises EngineUnavailable at the end, with the catalogue complete.
    """
    for keys in all_keys(place.read()):
        yield len(keys), refresh_records(keys, anew=True)
        place.write(keys[-1])
    rebuild_words()
    bring_engine_in_line()
    place.forget()


def bring_engine_in_line() -> None:
    """Index what the engine does not have, and have it forget what is no record. Raises EngineUnavailable."""
    engine = engines.engine()
    indexed = engine.positions()
    positions = set(CatalogueRecord.objects.values_list("position", flat=True))
    engine.remove(sorted(indexed - positions))
    missing = sorted(positions - indexed)
    for start in range(0, len(missing), AT_ONCE):
        engine.put(CatalogueRecord.objects.filter(pk__in=missing[start : start + AT_ONCE]))
    engine.settle()
