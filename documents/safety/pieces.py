"""Reading an open file in pieces, so that no file is in memory whole."""

from collections.abc import Iterator
from typing import BinaryIO

PIECE = 256 * 1024


def size_of(file: BinaryIO) -> int:
    """The real number of bytes, whatever the browser said; the file stands at its start afterwards."""
    size = file.seek(0, 2)
    size = file.tell() if size is None else size
    file.seek(0)
    return size


def read_at(file: BinaryIO, position: int, length: int) -> bytes:
    """At most ``length`` bytes from ``position``."""
    file.seek(position)
    return file.read(length)


def pieces(file: BinaryIO) -> Iterator[bytes]:
    """All bytes from the start."""
    file.seek(0)
    while piece := file.read(PIECE):
        yield piece


def windows(file: BinaryIO, overlap: int = 1024) -> Iterator[bytes]:
    """All bytes from the start; each window begins with the end of the one before, so nothing hides at a border."""
    kept = b""
    for piece in pieces(file):
        window = kept + piece
        yield window
        kept = window[-overlap:]
