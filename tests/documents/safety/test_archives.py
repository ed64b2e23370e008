"""Archives: bombs, lies in headers, names that lead out, passwords, polyglots."""

import io
import zlib

import pytest
from django.core.exceptions import ValidationError

from documents.safety.unpacking import MEGABYTE, Budget
from documents.safety.zip_structure import read_entries

from . import hostile

DOCX = hostile.ooxml()


@pytest.mark.parametrize(
    ("make", "codes"),
    [
        (hostile.flat_bomb, {"bomb"}),
        (hostile.lying_bomb, {"manipulated"}),
        (hostile.nested_bomb, {"bomb"}),
        (hostile.crowd, {"bomb"}),
        (hostile.overlapping, {"manipulated"}),
        (hostile.two_names, {"manipulated"}),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_a_bomb_or_a_lie_is_refused(refused, make, codes):
    assert refused(make(), "a.docx")[0] in codes


def test_the_sum_of_many_harmless_parts_is_limited(refused, monkeypatch):
    monkeypatch.setattr("documents.safety.office.Budget", lambda: Budget(total=3 * MEGABYTE))
    parts = {f"word/media/{number}.bmp": bytes(MEGABYTE) for number in range(4)}
    assert refused(hostile.ooxml(**parts), "a.docx")[0] == "bomb"
    inner = hostile.zipped({"a": bytes(2 * MEGABYTE)})
    nested = hostile.ooxml(**{"word/embeddings/a.zip": inner, "word/embeddings/b.zip": inner})
    assert refused(nested, "a.docx")[0] == "bomb"


def test_markup_has_a_limit_of_its_own(refused, monkeypatch):
    monkeypatch.setattr("documents.safety.office.Budget", lambda: Budget(markup=MEGABYTE))
    assert refused(hostile.ooxml(main=b"<a>" + b" " * 2 * MEGABYTE + b"</a>"), "a.docx")[0] == "bomb"


@pytest.mark.parametrize("flags", [0x1, 0x41, 0x2001])
def test_an_encrypted_part_is_refused_whichever_header_says_so(refused, flags):
    assert refused(hostile.marked(flags, local=True, central=True), "a.docx")[0] == "encrypted"
    assert refused(hostile.marked(flags, local=True, central=False), "a.docx")[0] == "encrypted"
    assert refused(hostile.marked(flags, local=False, central=True), "a.docx")[0] == "encrypted"


@pytest.mark.parametrize("name", ["../a.xml", "word/../../a.xml", "/etc/passwd", "C:/a.xml", "..\\a.xml", "a\x01.xml"])
def test_names_that_lead_out_are_refused(refused, name):
    assert refused(hostile.ooxml(**{name: b"x"}), "a.docx")[0] == "unsafe_names"


def test_a_name_that_occurs_twice_is_refused(refused):
    assert refused(hostile.ooxml(**{"WORD/document.xml": b"<b/>"}), "a.docx")[0] == "manipulated"


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04" + b"%PDF-1.4" + DOCX,
        hostile.zipped({"x.txt": b"<script>alert(1)</script>"} | hostile.ooxml_parts(), method=0),
        hostile.zipped({"x.txt": b"%PDF-1.4 "} | hostile.ooxml_parts(), method=0),
        hostile.zipped({"mimetype": b"application/vnd.oasis.opendocument.text"} | hostile.ooxml_parts()),
    ],
)
def test_an_office_file_that_is_something_else_too_is_refused(refused, content):
    assert refused(content, "a.docx")[0] == "two_formats"


def test_bytes_behind_the_archive_are_refused_but_not_padding(refused, taken):
    assert refused(DOCX + b"MZ hidden", "a.docx")[0] == "manipulated"
    assert taken(DOCX + b"\0" * 100, "a.docx").extension == "docx"


def test_a_cut_or_changed_file_is_broken(refused):
    assert refused(DOCX[:-100], "a.docx")[0] == "broken"
    stored = bytearray(hostile.zipped(hostile.ooxml_parts(main=b"<vendimi/>"), method=0))
    stored[stored.index(b"<vendimi/>") + 2] ^= 1
    assert refused(bytes(stored), "a.docx")[0] == "broken"


@pytest.mark.parametrize("part", [hostile.PROGRAM, hostile.zipped({"a.exe": b"x"}), hostile.zipped({"a.docm": b"x"})])
def test_a_program_inside_is_refused_however_it_is_packed(refused, part):
    dropped = hostile.raw_entry("word/media/a.png", hostile.drop_by_drop(part), part)
    for content in (hostile.ooxml(**{"word/media/a.png": part}), dropped):
        assert refused(content, "a.docx")[0] == "program_inside"


def test_a_java_archive_in_the_clothes_of_a_document_is_refused(refused):
    content = hostile.ooxml(**{"META-INF/MANIFEST.MF": b"Main-Class: A", "A.class": b"\xca\xfe\xba\xbe"})
    assert refused(content, "a.docx")[0] == "program_inside"


def test_bytes_hidden_behind_a_packed_part_are_refused(refused):
    packer = zlib.compressobj(wbits=-15)
    packed = packer.compress(b"hello") + packer.flush()
    assert refused(hostile.raw_entry("word/a.bin", packed + b"hidden", b"hello"), "a.docx")[0] == "manipulated"


def test_any_changed_byte_of_the_headers_ends_in_a_refusal_or_an_archive():
    for place in range(len(DOCX)):
        changed = bytearray(DOCX)
        changed[place] ^= 0xFF
        try:
            read_entries(io.BytesIO(bytes(changed)))
        except ValidationError as error:
            assert error.code in ("manipulated", "broken", "encrypted", "unsafe_names", "bomb")  # noqa: PT017
