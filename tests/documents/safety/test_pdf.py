"""PDF: what starts something is refused wherever it hides; honest ones open."""

import zlib
from base64 import a85encode

import pytest

from tests.conftest import PDF

from . import hostile

JAVASCRIPT = b"<</S/JavaScript/JS(app.alert\\(1\\))>>"


def test_a_plain_pdf_is_taken_with_its_pages(taken):
    inspection = taken(PDF, "Vendimi nr. 5.PDF")
    assert (inspection.extension, inspection.media_type, inspection.pages) == ("pdf", "application/pdf", 1)
    assert inspection.warnings == ()


@pytest.mark.parametrize(
    ("action", "code"),
    [
        (JAVASCRIPT, "javascript"),
        (b"<</S /Java#53cript/JS(x)>>", "javascript"),
        (b"<</#53 % a note\n /JavaScript/JS(x)>>", "javascript"),
        (b"<</S/Launch/F(calc.exe)>>", "launch"),
        (b"<</S/L#61unch/Win<</F(cmd.exe)>>>>", "launch"),
        (b"<</S/Rendition/JS(x)>>", "media"),
        (b"<</S/ImportData/F(x.fdf)>>", "import"),
        (b"<</S/GoToR/F(\\\\\\\\1.2.3.4\\\\x)/D[0/Fit]>>", "share"),
    ],
)
def test_an_action_is_refused_in_the_open_and_in_an_object_stream(refused, action, code):
    for content in (hostile.pdf(b"/OpenAction %s" % action), hostile.packed_pdf(action)):
        assert refused(content, "a.pdf")[0] == code


def test_an_action_whose_kind_stands_in_another_object_is_refused(refused):
    content = hostile.pdf(b"/OpenAction<</S 4 0 R/JS(x)>>", {4: b"/JavaScript"})
    assert refused(content, "a.pdf")[0] == "javascript"


def test_the_sentence_about_javascript_says_what_to_do(refused):
    _code, sentence = refused(hostile.pdf(b"/OpenAction %s" % JAVASCRIPT), "a.pdf")
    assert "print it to PDF again" in sentence


@pytest.mark.parametrize(
    ("encode", "filters"),
    [
        (lambda data: a85encode(zlib.compress(data)) + b"~>", b"[/ASCII85Decode/FlateDecode]"),
        (lambda data: data.hex().encode() + b">", b"/ASCIIHexDecode"),
    ],
)
def test_an_object_stream_packed_in_an_unusual_way_is_unpacked_too(refused, encode, filters):
    content = hostile.packed_pdf(JAVASCRIPT, encode=encode, filters=filters)
    assert refused(content, "a.pdf")[0] == "javascript"


@pytest.mark.parametrize(
    "dictionary",
    [
        b"/FlateDecode" + b" " * 5000,
        b"/FlateDecode/X(\n1 0 obj<<)",
        b"/FlateDecode %\n",
        b"/Flate#44ecode",
        b"[/FlateDecode]/DecodeParms[<</Predictor 1>>]",
    ],
)
def test_an_object_stream_with_an_odd_dictionary_is_unpacked_too(refused, dictionary):
    assert refused(hostile.packed_pdf(JAVASCRIPT, filters=dictionary), "a.pdf")[0] == "javascript"


def test_an_object_stream_in_an_encrypted_pdf_is_read(refused, warned):
    key = hostile.rc4_key()
    assert refused(hostile.packed_pdf(JAVASCRIPT, key=key), "a.pdf")[0] == "javascript"
    assert warned(hostile.packed_pdf(b"[3 0 R /Fit]", key=key), "a.pdf") == {"restricted"}


def test_an_object_stream_that_grows_beyond_measure_is_refused(refused):
    content = hostile.packed_pdf(b"(%s)" % bytes(65 * 1024**2))
    assert refused(content, "a.pdf")[0] == "bomb"


def test_words_in_text_and_addresses_are_no_actions(taken):
    link = b"<</S/URI/URI(https://example.org/docs/JavaScript/Launch \\(x\\))>>"
    taken(hostile.pdf(b"/OpenAction %s" % link), "a.pdf")
    taken(hostile.packed_pdf(link), "a.pdf")


def test_forms_of_the_xfa_kind_are_refused_and_forms_that_send_are_marked(refused, warned):
    assert refused(hostile.pdf(b"/AcroForm<</Fields[]/XFA 4 0 R>>", {4: hostile.stream(b"<x/>")}), "a.pdf")[0] == "xfa"
    assert warned(hostile.pdf(b"/OpenAction<</S/SubmitForm/F(https://x.org)>>"), "a.pdf") == {"submit"}


@pytest.mark.parametrize(
    ("name", "content"),
    [("paga.exe", b"x"), ("paga.txt", hostile.PROGRAM), ("a.js", b"1"), ("a.docm", b"PK"), ("x.EXE. ", b"x")],
)
def test_attached_programs_are_refused(refused, name, content):
    assert refused(hostile.attached(name, content), "a.pdf")[0] == "program"


def test_other_attachments_are_marked(warned):
    assert warned(hostile.attached("tabela.xlsx", b"data"), "a.pdf") == {"attachment"}


def test_a_pdf_that_needs_a_password_is_refused_and_one_with_restrictions_is_marked(refused, taken):
    assert refused(hostile.encrypted_pdf("secret", "owner"), "a.pdf")[0] == "encrypted"
    inspection = taken(hostile.encrypted_pdf("", "owner"), "a.pdf")
    assert [warning.code for warning in inspection.warnings] == ["restricted"]
    assert inspection.pages == 1


@pytest.mark.parametrize("content", [b"%PDF-1.4\n", b"%PDF-1.4\n" + b"x" * 5000, PDF[:60]])
def test_a_pdf_that_no_reader_can_repair_is_refused(refused, content):
    assert refused(content, "a.pdf")[0] == "broken"


def test_a_pdf_without_its_last_bytes_is_repaired_as_readers_do(taken):
    assert taken(hostile.pdf()[:-20], "a.pdf").pages == 1


@pytest.mark.parametrize(
    "content",
    [
        b"GIF89a" + PDF,
        b"\n\n" + PDF,
        b"<html><script>alert(1)</script>" + PDF,
        hostile.pdf(first=b"%PDF-1.7\n%<script>alert(1)</script>\n"),
        PDF + hostile.zipped({"a.class": b"x"}),
    ],
)
def test_a_pdf_that_is_something_else_too_is_refused(refused, content):
    code, _sentence = refused(content, "a.pdf")
    assert code in ("two_formats", "picture", "web_page")


def test_a_stopped_child_refuses_the_file(refused, monkeypatch):
    monkeypatch.setattr("documents.safety.pdf._MEGABYTES", 20)
    assert refused(PDF, "a.pdf")[0] in ("bomb", "broken")
