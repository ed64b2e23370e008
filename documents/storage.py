"""Files where the portal keeps them, on disk or on S3: read in pieces, listed, copied for the public, signed."""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePath
from typing import BinaryIO

from botocore.exceptions import BotoCoreError, ClientError, ConnectTimeoutError, ReadTimeoutError
from django.conf import settings
from django.core.cache import cache
from django.core.files import File
from django.core.files.storage import Storage, default_storage, storages

from . import headers

logger = logging.getLogger(__name__)

PIECE = 256 * 1024
SIGNED_SECONDS = 300
# How long caches may keep a copy: it may be withdrawn, and then it is the cache that still has it.
_COPY_SECONDS = 3600
# No such file, or no such part of it: it is shorter than it should be.
_NOT_THERE = (404, 416)
_SILENT = "documents.storage.silent"
_SILENT_SECONDS = 10


class StorageAway(Exception):
    """The storage does not answer, or does not let us in. What failed is in the log."""


@contextmanager
def answering(name: str) -> Iterator[None]:
    """Turn what a storage raises into FileNotFoundError or StorageAway, and write the latter to the log.

    After a time-out nobody waits again for some seconds, so that readers of files do not take every thread of the
    portal while the storage is silent.
    """
    if cache.get(_SILENT):
        raise StorageAway(name)
    try:
        yield
    except FileNotFoundError:
        raise
    except (OSError, BotoCoreError, ClientError) as error:
        if isinstance(error, ClientError) and error.response["ResponseMetadata"]["HTTPStatusCode"] in _NOT_THERE:
            raise FileNotFoundError(name) from error
        if isinstance(error, ConnectTimeoutError | ReadTimeoutError):
            cache.set(_SILENT, True, _SILENT_SECONDS)
        logger.error("Storage away: %s: %s", name, error, extra={"event": "storage_away"})
        raise StorageAway(name) from error


def is_away(error: Exception) -> bool:
    """Whether an error that reached a view says that the storage does not answer."""
    return isinstance(error, StorageAway | BotoCoreError | ClientError)


class Pieces:
    """An iterator over the next ``length`` bytes of a stream (all of it where None); closing it closes the stream."""

    def __init__(self, stream: BinaryIO, length: int | None = None):
        self._stream, self._left = stream, length

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        piece = self._stream.read(PIECE if self._left is None else min(PIECE, self._left))
        if not piece:
            if self._left:
                raise OSError(f"The file ended {self._left} bytes early.")
            raise StopIteration
        if self._left is not None:
            self._left -= len(piece)
        return piece

    def close(self) -> None:
        self._stream.close()


def open_range(storage: Storage, name: str, start: int = 0, length: int | None = None) -> tuple[BinaryIO, int]:
    """Open a part of a file; return its stream (read and close) and the size of the whole file.

    Raises FileNotFoundError and StorageAway. On S3 only the part is asked for; from a disk the stream goes on after it.
    """
    with answering(name):
        if hasattr(storage, "open_range"):
            return storage.open_range(name, start, length)
        stream = storage.open(name, "rb")
        stream.seek(start)
        return stream, stream.size


def stored_size(storage: Storage, name: str) -> int:
    """The size of a file in bytes. Raises FileNotFoundError and StorageAway."""
    with answering(name):
        return storage.size(name)


def walk(storage: Storage, folder: str = "") -> Iterator[tuple[str, int]]:
    """Name and size of every file below a folder (``documents/``), its subfolders included. Raises StorageAway."""
    with answering(folder):
        if hasattr(storage, "walk"):
            yield from storage.walk(folder)
            return
        root = storage.path("")
        for place, _folders, names in os.walk(storage.path(folder)):
            for name in sorted(names):
                path = os.path.join(place, name)
                yield os.path.relpath(path, root), os.path.getsize(path)


# --- The address of a reader's file, where it is not the portal that delivers it -----------------------


def signed_address(name: str, disposition: str, media_type: str, seconds: int = SIGNED_SECONDS) -> str | None:
    """An address of the S3 server that answers for some seconds with these headers; None where files are not signed."""
    if settings.FILE_DELIVERY != "signed" or not hasattr(default_storage, "signed_url"):
        return None
    headers = {
        "ResponseContentDisposition": disposition,
        "ResponseContentType": media_type,
        "ResponseCacheControl": f"private, max-age={seconds}",
    }
    return default_storage.signed_url(name, headers, seconds)


def public_address(name: str) -> str | None:
    """The address of a file's public copy; None where the portal makes no copies. Whether the copy exists: has_copy."""
    return _copies().url(name) if settings.FILE_DELIVERY == "public" else None


def has_copy(name: str) -> bool:
    """Whether the file lies in the bucket that everybody may read. Raises StorageAway."""
    if settings.FILE_DELIVERY != "public":
        return False
    with answering(name):
        return _copies().exists(name)


def publish_copy(name: str, filename: str = "", media_type: str = "") -> bool:
    """Copy a file to where everybody may read it, with the headers that a reader gets; return whether it was copied.

    Safe to run twice; does nothing where files are delivered in another way. Raises FileNotFoundError, StorageAway.
    """
    if settings.FILE_DELIVERY != "public" or has_copy(name):
        return False
    copies = _copies()
    with answering(name):
        if hasattr(copies, "copy_from") and getattr(default_storage, "endpoint_url", "") == copies.endpoint_url:
            copies.copy_from(default_storage, name, _headers(filename or PurePath(name).name, media_type))
        else:
            write(copies, name, open_range(default_storage, name)[0])
    return True


def remove_copy(name: str) -> None:
    """Take a file's public copy away; safe where there is none. Raises StorageAway."""
    if settings.FILE_DELIVERY == "public":
        with answering(name):
            _copies().delete(name)


def copied_names() -> Iterator[str]:
    """Every file that lies in the bucket that everybody may read."""
    if settings.FILE_DELIVERY == "public":
        yield from (name for name, _size in walk(_copies()))


def write(storage: Storage, name: str, stream: BinaryIO) -> None:
    """Store a stream under exactly this name, in pieces; a file that lies there, perhaps cut off, is replaced."""
    with File(stream) as content:
        storage.delete(name)
        stored = storage.save(name, content)
    if stored != name:
        storage.delete(stored)
        raise FileExistsError(name)


def _copies() -> Storage:
    return storages["public"]


def _headers(filename: str, media_type: str) -> dict[str, str]:
    shown_type = headers.media_type(media_type, filename)
    return {
        "ContentType": shown_type,
        "ContentDisposition": headers.disposition(filename, shown_type),
        "CacheControl": f"public, max-age={_COPY_SECONDS}",
    }
