"""What should lie in the storage, by the rows of the database, and what does lie there, by its bytes."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import RawIOBase
from typing import BinaryIO

from django.core.files.storage import Storage
from django.db.models import Exists, OuterRef

from .models import DocumentVersion, PublicationDocument
from .storage import Pieces, answering, open_range

# Originals, and pictures of their first pages.
ORIGINALS, PREVIEWS = "documents/", "previews/"


@dataclass(frozen=True)
class Expected:
    """A file that a row names. ``checksum`` is SHA-256 in hexadecimal, ``version`` None for an edition without one."""

    name: str
    checksum: str
    document: int
    version: int | None
    title: str


def expected() -> Iterator[Expected]:
    """Every file that the library must have: each version's, and those of editions that no version knows."""
    versions = DocumentVersion.objects.order_by("pk")
    columns = ("file", "checksum", "document_id", "number", "document__title")
    for row in versions.values_list(*columns).iterator():
        yield Expected(*row)
    known = Exists(DocumentVersion.objects.filter(file=OuterRef("file")))
    strays = PublicationDocument.objects.exclude(known).exclude(file="").order_by("pk")
    for name, checksum, key, title in strays.values_list("file", "checksum", "pk", "title").iterator():
        yield Expected(name, checksum, key, None, title)


def count_expected() -> int:
    return DocumentVersion.objects.count()


def public_names() -> set[str]:
    """Files that everybody may read, and so the only ones that may have a public copy."""
    versions = DocumentVersion.objects.filter(
        document__in=PublicationDocument.objects.public().values("pk"), withdrawn_at=None
    )
    return set(versions.values_list("file", flat=True))


class Hashing(RawIOBase):
    """A stream that hashes what is read from it; closing it closes the stream below."""

    def __init__(self, stream: BinaryIO):
        self._stream, self._digest, self.size = stream, hashlib.sha256(), 0

    def read(self, count: int = -1) -> bytes:
        piece = self._stream.read(count) if count >= 0 else self._stream.read()
        self._digest.update(piece)
        self.size += len(piece)
        return piece

    def close(self) -> None:
        self._stream.close()
        super().close()

    @property
    def checksum(self) -> str:
        return self._digest.hexdigest()


def read_checksum(storage: Storage, name: str) -> tuple[str, int]:
    """SHA-256 and size of a stored file, read to its end in pieces. Raises FileNotFoundError and StorageAway."""
    stream = Hashing(open_range(storage, name)[0])
    try:
        with answering(name):
            for _piece in Pieces(stream):
                pass
    finally:
        stream.close()
    return stream.checksum, stream.size
