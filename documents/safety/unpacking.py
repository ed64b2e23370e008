"""Unpacking the entries of an archive piece by piece, within a budget that all entries and inner archives share."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from .zip_structure import DEFLATED, MAX_ENTRIES, Entry, broken, manipulated, too_big_inside

_PIECE = 64 * 1024
MEGABYTE = 1024**2
# Sheets full of equal cells pack 1:100; a bomb of one deflate layer reaches 1:1030.
MAX_RATIO = 200
RATIO_MATTERS_FROM = 32 * MEGABYTE


@dataclass
class Budget:
    """What may still be unpacked of one upload, in bytes and entries; ``markup`` is the share read as XML."""

    total: int = 1024 * MEGABYTE
    markup: int = 256 * MEGABYTE
    entries: int = MAX_ENTRIES

    def admit(self, entries: list[Entry]) -> None:
        """Refuse by what the headers declare, before a byte is unpacked."""
        self.entries -= len(entries)
        declared = sum(entry.unpacked for entry in entries)
        if self.entries < 0 or declared > self.total:
            raise too_big_inside()
        for entry in entries:
            _check_ratio(entry.packed, entry.unpacked)

    def spend(self, number: int) -> None:
        self.total -= number
        if self.total < 0:
            raise too_big_inside()

    def spend_markup(self, number: int) -> None:
        self.markup -= number
        if self.markup < 0:
            raise too_big_inside()


def _check_ratio(packed: int, unpacked: int) -> None:
    if unpacked > RATIO_MATTERS_FROM and unpacked > MAX_RATIO * packed:
        raise too_big_inside()


def unpack(file: BinaryIO, entry: Entry, budget: Budget) -> Iterator[bytes]:
    """The content of an entry in pieces. Raise ValidationError where it is not what the headers declare."""
    number, checksum = 0, 0
    for piece in _inflated(file, entry) if entry.method == DEFLATED else _stored(file, entry):
        number += len(piece)
        checksum = zlib.crc32(piece, checksum)
        budget.spend(len(piece))
        _check_ratio(entry.packed, number)
        if number > entry.unpacked:
            raise manipulated()
        if piece:
            yield piece
    if number != entry.unpacked or checksum != entry.checksum:
        raise broken()


def _stored(file: BinaryIO, entry: Entry) -> Iterator[bytes]:
    done = 0
    while done < entry.packed:
        file.seek(entry.start + done)
        piece = file.read(min(_PIECE, entry.packed - done))
        if not piece:
            raise broken()
        done += len(piece)
        yield piece


def _inflated(file: BinaryIO, entry: Entry) -> Iterator[bytes]:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for packed in _stored(file, entry):
            waiting = packed
            while waiting and not inflater.eof:
                yield inflater.decompress(waiting, _PIECE)
                waiting = inflater.unconsumed_tail
            if inflater.unused_data:
                raise manipulated()
        while not inflater.eof and (rest := inflater.decompress(inflater.unconsumed_tail, _PIECE)):
            yield rest
    except zlib.error as error:
        raise broken() from error
    if not inflater.eof:
        raise broken()
