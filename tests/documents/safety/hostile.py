"""Makers of files that attack, and of the plain ones they are made from. Each returns the bytes of one file."""

import hashlib
import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

from pypdf import PdfWriter

_MAIN = "application/vnd.openxmlformats-officedocument.{}.main+xml"
MAIN_PARTS = {
    "docx": ("word/document.xml", _MAIN.format("wordprocessingml.document")),
    "xlsx": ("xl/workbook.xml", _MAIN.format("spreadsheetml.sheet")),
    "pptx": ("ppt/presentation.xml", _MAIN.format("presentationml.presentation")),
}
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
PROGRAM = b"MZ\x90\0" + bytes(56) + struct.pack("<I", 128) + bytes(64) + b"PE\0\0" + bytes(400)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1016)


def zipped(parts: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def ooxml_parts(extension: str = "docx", main: bytes = b"<a/>", types: str = "") -> dict[str, bytes]:
    name, content_type = MAIN_PARTS[extension]
    declared = f'<Types><Override PartName="/{name}" ContentType="{content_type}"/>{types}</Types>'
    relations = (
        f'<Relationships><Relationship Id="r1" Type="{RELATION}officeDocument" Target="{name}"/></Relationships>'
    )
    return {"[Content_Types].xml": declared.encode(), "_rels/.rels": relations.encode(), name: main}


def ooxml(extension: str = "docx", main: bytes = b"<a/>", types: str = "", **parts: bytes) -> bytes:
    """An Office file with ``main`` as its main part, ``types`` in its list of types, and more parts by their names."""
    return zipped(ooxml_parts(extension, main, types) | parts)


def related(kind: str, target: str, extension: str = "docx") -> bytes:
    """An Office file whose main part has one relation to an outside address."""
    relation = f'<Relationship Id="r9" Type="{RELATION}{kind}" Target="{target}" TargetMode="External"/>'
    content = f"<Relationships>{relation}</Relationships>".encode()
    return ooxml(extension, **{"word/_rels/document.xml.rels": content})


def odf(kind: str = "text", content: bytes = b"<a/>", **parts: bytes) -> bytes:
    first = {"mimetype": f"application/vnd.oasis.opendocument.{kind}".encode()}
    return zipped(first | {"content.xml": content, "META-INF/manifest.xml": b"<m/>"} | parts)


def flat_bomb(megabytes: int = 200) -> bytes:
    """One part that packs a thousandfold and says so."""
    return ooxml(**{"word/media/image1.bmp": bytes(megabytes * 1024**2)})


def lying_bomb(megabytes: int = 40) -> bytes:
    """A part that says it has ten bytes and unpacks to many megabytes."""
    content = bytes(megabytes * 1024**2)
    data = bytearray(ooxml(**{"word/media/image1.bmp": content}))
    size = struct.pack("<I", len(content))
    place = data.find(size)
    while place != -1:
        data[place : place + 4] = struct.pack("<I", 10)
        place = data.find(size, place)
    return bytes(data)


def nested_bomb(depth: int = 6) -> bytes:
    inner = zipped({"0": b"x" * 1000})
    for number in range(depth):
        inner = zipped({f"{number}.zip": inner, f"{number}b.zip": inner})
    return ooxml(**{"word/embeddings/a.zip": inner})


def crowd(number: int = 25_000) -> bytes:
    """More entries than any document has."""
    return ooxml(**{f"word/media/{count}": b"" for count in range(number)})


def overlapping() -> bytes:
    """Two directory entries that share the packed bytes of one (the idea of the zip bomb by David Fifield)."""
    data = ooxml(**{"word/media/a.bin": b"a" * 500})
    end = data.rindex(b"PK\x05\x06")
    count, length, start = struct.unpack_from("<H2xLL", data, end + 8)[0], *struct.unpack_from("<LL", data, end + 12)
    directory = data[start:end]
    again = directory[directory.rindex(b"PK\x01\x02") :].replace(b"a.bin", b"b.bin")
    tail = bytearray(data[end:])
    struct.pack_into("<HHLL", tail, 8, count + 1, count + 1, length + len(again), start)
    return data[:end] + again + bytes(tail)


def marked(flags: int, *, local: bool, central: bool) -> bytes:
    """A first part whose headers carry general purpose flags, such as 1 for “encrypted”."""
    data = bytearray(ooxml())
    places = [6] * local + [data.index(b"PK\x01\x02") + 8] * central
    for place in places:
        data[place : place + 2] = struct.pack("<H", struct.unpack_from("<H", data, place)[0] | flags)
    return bytes(data)


def two_names() -> bytes:
    """The local header names a part otherwise than the directory does."""
    return ooxml(**{"word/media/aaaaaa.png": b"x"}).replace(b"word/media/aaaaaa.png", b"word/vba/Project1.bin", 1)


def drop_by_drop(content: bytes) -> bytes:
    """A raw deflate stream that gives one byte at a time, with empty blocks between."""
    empty = b"\0\0\0\xff\xff"
    blocks = b"".join(empty * 20 + b"\0\x01\0\xfe\xff" + bytes([byte]) for byte in content[:64])
    rest = content[64:]
    return blocks + b"\x01" + struct.pack("<HH", len(rest), len(rest) ^ 0xFFFF) + rest


def raw_entry(name: str, packed: bytes, content: bytes) -> bytes:
    """A ZIP of Office parts whose last entry is packed by hand."""
    data = ooxml(**{name: b""})
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            if item.filename != name:
                new.writestr(item.filename, old.read(item))
    plain = stream.getvalue()
    end = plain.rindex(b"PK\x05\x06")
    count = struct.unpack_from("<H", plain, end + 8)[0]
    length, start = struct.unpack_from("<LL", plain, end + 12)
    encoded, sums = name.encode(), (zlib.crc32(content), len(packed), len(content))
    local = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 8, 0, 33, *sums, len(encoded), 0) + encoded + packed
    central = struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 8, 0, 33, *sums, len(encoded), 0, 0, 0, 0, 0, start)
    directory = plain[start:end] + central + encoded
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count + 1, count + 1, len(directory), start + len(local), 0)
    return plain[:start] + local + directory + tail


def ole(*names: str) -> bytes:
    """A compound file (the container of old Office) whose directory has these stream names."""
    entries = b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in ("Root Entry", *names))
    return OLE + entries.ljust(4096, b"\0")


def pdf(
    catalog: bytes = b"", objects: Mapping[int, bytes] | None = None, first: bytes = b"%PDF-1.7\n%\xe2\xe3\n"
) -> bytes:
    """A one-page PDF; ``catalog`` is added to its catalogue, ``objects`` (from number 4) to its objects."""
    bodies = {
        1: b"<</Type/Catalog/Pages 2 0 R %s>>" % catalog,
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>",
    } | dict(objects or {})
    data, places = bytearray(first), {}
    for number, body in bodies.items():
        places[number] = len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(data)
    data += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        data += b"%d 1\n%010d 00000 n \n" % (number, place)
    size = max(bodies) + 1
    return bytes(data) + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, start)


def stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(content), content)


def packed_pdf(hidden: bytes, *, encode=zlib.compress, filters: bytes = b"/FlateDecode", key: bytes = b"") -> bytes:
    """A PDF whose catalogue's action (object 5) lies only in a compressed object stream (object 4).

    With ``key`` the streams are encrypted (RC4, 40 bits, empty user password) as that key of ``rc4_key`` says.
    """
    inside = b"5 0 " + hidden
    body = encode(inside)
    extra = b""
    if key:
        body = rc4(hashlib.md5(key + b"\x04\0\0\0\0").digest()[:10], body)
        extra = b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>/ID[<00><00>]" % (
            _OWNER.hex().encode(),
            user_entry(key),
        )
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R/OpenAction 5 0 R>>",
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>",
        4: stream(body, b"/Type/ObjStm/N 1/First 4/Filter %s" % filters),
    }
    data, rows = bytearray(b"%PDF-1.7\n%\xe2\xe3\n"), [b"\0\0\0\0\0\xff"]
    for number, content in objects.items():
        rows.append(struct.pack(">BIB", 1, len(data), 0))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    rows.append(struct.pack(">BIB", 2, 4, 0))
    start = len(data)
    rows.append(struct.pack(">BIB", 1, start, 0))
    table = stream(b"".join(rows), b"/Type/XRef/W[1 4 1]/Size 7/Root 1 0 R" + extra)
    return bytes(data) + b"6 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (table, start)


_PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")
_OWNER = bytes(range(32))


def rc4_key() -> bytes:
    """ISO 32000-1, algorithm 2, for an empty password, 40 bits and the identifier of ``packed_pdf``."""
    return hashlib.md5(_PADDING + _OWNER + struct.pack("<i", -4) + b"\0").digest()[:5]


def user_entry(key: bytes) -> bytes:
    return rc4(key, _PADDING).hex().encode()


def rc4(key: bytes, content: bytes) -> bytes:
    box, j = list(range(256)), 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    result, i, j = bytearray(), 0, 0
    for byte in content:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        result.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(result)


def encrypted_pdf(user: str, owner: str) -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(width=200, height=200)
    writer.encrypt(user_password=user, owner_password=owner, algorithm="RC4-128")
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def attached(name: str, content: bytes) -> bytes:
    """A PDF with a file attached to an annotation, not to the list that viewers show."""
    return pdf(
        objects={
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Annots[4 0 R]>>",
            4: b"<</Type/Annot/Subtype/FileAttachment/Rect[0 0 9 9]/FS 5 0 R>>",
            5: b"<</Type/Filespec/F(%s)/EF<</F 6 0 R>>>>" % name.encode(),
            6: stream(zlib.compress(content), b"/Type/EmbeddedFile/Filter/FlateDecode"),
        }
    )
