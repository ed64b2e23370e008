"""Which rows have changed since they were last taken."""

import hashlib
import json
import uuid

from .models import ImportedRecord
from .plan import Record
from .rows import Row

Line = tuple[Record, Row]


def changed_lines(record: Record) -> list[Line]:
    """The rows of a record that are new, or that say something else than when they were last taken."""
    keys = [_key(*line) for line in record.lines]
    known = dict(ImportedRecord.objects.filter(pk__in=keys).values_list("pk", "fingerprint"))
    return [(part, row) for part, row in record.lines if known.get(_key(part, row)) != _fingerprint(row)]


def remember(lines: list[Line]) -> None:
    for part, row in lines:
        ImportedRecord.objects.update_or_create(pk=_key(part, row), defaults={"fingerprint": _fingerprint(row)})


def _key(part: Record, row: Row) -> uuid.UUID:
    return uuid.uuid5(part.translation_key, row.language)


def _fingerprint(row: Row) -> str:
    """A checksum of everything that the manifest and the file say; the name of the file does not matter."""
    said = sorted((name, value) for name, value in row.cells.items() if value and name not in ("file", "language"))
    return hashlib.sha256(json.dumps([said, row.checksum]).encode()).hexdigest()
