"""The structure of a ZIP archive, read from its headers alone and believed only where they agree with each other.

Reading is stricter than Python's zipfile, because archives that two programs read differently are how attacks pass a
check: no bytes before, after or shared between entries, no second name, no header that says something else.
Layout: PKWARE APPNOTE 6.3.10.
"""

import struct
from dataclasses import dataclass
from typing import BinaryIO

from django.utils.translation import gettext as _

from .findings import refusal
from .pieces import read_at, size_of
from .sniffing import encrypted_office

MAX_ENTRIES = 20_000
_MAX_DIRECTORY = 8 * 1024**2
_END = struct.Struct("<4s4H2LH")
_END64_PLACE = struct.Struct("<4sLQL")
_END64 = struct.Struct("<4sQ2H2L4Q")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_FULL = 0xFFFFFFFF
_ENCRYPTED, _SIZES_FOLLOW, _STRONG, _MASKED = 0x1, 0x8, 0x40, 0x2000
STORED, DEFLATED = 0, 8


@dataclass(frozen=True)
class Entry:
    """One file of an archive as the headers declare it; ``start`` is where its packed bytes begin."""

    name: str
    method: int
    checksum: int
    packed: int
    unpacked: int
    start: int


@dataclass(frozen=True)
class _Central:
    raw_name: bytes
    flags: int
    method: int
    checksum: int
    packed: int
    unpacked: int
    header: int


def broken() -> Exception:
    return refusal(
        "broken",
        _("The file is damaged or was not copied completely. Open it, save it anew and upload it again."),
    )


def manipulated() -> Exception:
    return refusal(
        "manipulated",
        _("The inner structure of the file contradicts itself, as attacks do. Open it, save it anew and upload that."),
    )


def too_big_inside() -> Exception:
    return refusal(
        "bomb",
        _("The file would grow beyond all measure when it is unpacked, as attacks do. Save its content as a new file."),
    )


def has_end_of_zip(file: BinaryIO) -> bool:
    """Whether an unpacking program would find an archive in a file of another format."""
    size = size_of(file)
    tail_start = max(0, size - _END.size - 0xFFFF)
    tail = read_at(file, tail_start, size - tail_start)
    place = tail.rfind(b"PK\x05\x06")
    while place != -1:
        if len(tail) - place >= _END.size:
            directory = _END.unpack_from(tail, place)[5]
            start = tail_start + place - directory
            if start >= 0 and (directory == 0 or read_at(file, start, 4) == b"PK\x01\x02"):
                return True
        place = tail.rfind(b"PK\x05\x06", 0, place)
    return False


def read_entries(file: BinaryIO) -> list[Entry]:
    """All entries of an archive that begins at byte 0. Raise ValidationError where its headers cannot be trusted."""
    central = _read_directory(file)
    entries, ends, names = [], 0, set()
    for item in sorted(central, key=lambda item: item.header):
        if item.header < ends:
            raise manipulated()
        entry = _read_local(file, item)
        ends = entry.start + entry.packed
        folded = entry.name.lower()
        if folded in names:
            raise manipulated()
        names.add(folded)
        entries.append(entry)
    if not entries or min(item.header for item in central) != 0:
        raise manipulated()
    return entries


def _read_directory(file: BinaryIO) -> list[_Central]:
    start, length, count = _find_directory(file)
    if count > MAX_ENTRIES or length > _MAX_DIRECTORY:
        raise too_big_inside()
    data = read_at(file, start, length)
    found, place = [], 0
    while place < len(data):
        item, place = _read_central(data, place)
        if item.header >= start:
            raise manipulated()
        found.append(item)
    if len(found) != count:
        raise manipulated()
    return found


def _find_directory(file: BinaryIO) -> tuple[int, int, int]:
    """Return position, length and number of entries of the central directory."""
    size = size_of(file)
    tail_start = max(0, size - _END.size - 0xFFFF)
    tail = read_at(file, tail_start, size - tail_start)
    place = tail.rfind(b"PK\x05\x06")
    if place == -1 or len(tail) - place < _END.size:
        raise broken()
    _sign, _disk, _first, _here, count, length, start, comment = _END.unpack_from(tail, place)
    # Mail programs and old disks pad with zeros; nothing else may follow.
    if tail[place + _END.size + comment :].strip(b"\0\r\n"):
        raise manipulated()
    end = tail_start + place
    place64 = read_at(file, max(0, end - _END64_PLACE.size), _END64_PLACE.size)
    if place64.startswith(b"PK\x06\x07"):
        end, start, length, count = _read_end64(file, _END64_PLACE.unpack(place64)[2])
    if start + length != end:
        raise manipulated()
    return start, length, count


def _read_end64(file: BinaryIO, place: int) -> tuple[int, int, int, int]:
    data = read_at(file, place, _END64.size)
    if len(data) < _END64.size or not data.startswith(b"PK\x06\x06"):
        raise manipulated()
    *_rest, count, length, start = _END64.unpack(data)
    return place, start, length, count


def _read_central(data: bytes, place: int) -> tuple[_Central, int]:
    if len(data) - place < _CENTRAL.size or data[place : place + 4] != b"PK\x01\x02":
        raise manipulated()
    fields = _CENTRAL.unpack_from(data, place)
    flags, method = fields[3], fields[4]
    checksum, packed, unpacked, name_length, extra_length, comment_length = fields[7:13]
    name_at = place + _CENTRAL.size
    extra_at = name_at + name_length
    end = extra_at + extra_length + comment_length
    if end > len(data):
        raise manipulated()
    unpacked, packed, header = _wide(data[extra_at : extra_at + extra_length], [unpacked, packed, fields[16]])
    return _Central(data[name_at:extra_at], flags, method, checksum, packed, unpacked, header), end


def _wide(extra: bytes, values: list[int]) -> list[int]:
    """Replace values that did not fit into 32 bits by those of the ZIP64 extra field."""
    if _FULL not in values:
        return values
    place = 0
    while place + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, place)
        if kind == 1:
            wide = [int.from_bytes(extra[at : at + 8], "little") for at in range(place + 4, place + 4 + length, 8)]
            if len(wide) < values.count(_FULL):
                raise manipulated()
            rest = iter(wide)
            return [next(rest) if value == _FULL else value for value in values]
        place += 4 + length
    raise manipulated()


def _read_local(file: BinaryIO, item: _Central) -> Entry:
    data = read_at(file, item.header, _LOCAL.size)
    if len(data) < _LOCAL.size or not data.startswith(b"PK\x03\x04"):
        raise manipulated()
    _sign, _version, flags, method, _time, _day, _sum, packed, unpacked, name_length, extra_length = _LOCAL.unpack(data)
    if (flags | item.flags) & (_ENCRYPTED | _STRONG | _MASKED):
        raise encrypted_office()
    if read_at(file, item.header + _LOCAL.size, name_length) != item.raw_name or method != item.method:
        raise manipulated()
    known = not flags & _SIZES_FOLLOW and _FULL not in (packed, unpacked)
    if known and (packed, unpacked) != (item.packed, item.unpacked):
        raise manipulated()
    if method not in (STORED, DEFLATED) or (method == STORED and item.packed != item.unpacked):
        raise manipulated()
    name = _safe_name(item.raw_name, item.flags)
    start = item.header + _LOCAL.size + name_length + extra_length
    return Entry(name, method, item.checksum, item.packed, item.unpacked, start)


def _safe_name(raw: bytes, flags: int) -> str:
    try:
        name = raw.decode("utf-8" if flags & 0x800 else "cp437").replace("\\", "/")
    except UnicodeDecodeError as error:
        raise manipulated() from error
    outside = name.startswith("/") or ".." in name.split("/") or name[1:2] == ":"
    if not name or outside or any(ord(sign) < 32 for sign in name):
        raise refusal(
            "unsafe_names",
            _("The file holds parts whose names lead out of it, as attacks do. Save its content as a new file."),
        )
    return name
