"""Names and formats: content decides, and the sentence says what the file really is."""

import pytest

from tests.conftest import PDF

from . import hostile

RTF = rb"{\rtf1\ansi\ansicpg1250 Vendimi}"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("vendim.exe.pdf", "name_deceives"),
        ("vendim.JS .pdf", "name_deceives"),
        ("vendim\u202efdp.exe", "name_deceives"),
        ("vendim\u2066.pdf", "name_deceives"),
        ("vendim\n.pdf", "name_has_control_signs"),
        ("vendim\0.pdf", "name_has_control_signs"),
        ("../vendim.pdf", "name_is_path"),
        ("C:\\vendim.pdf", "name_is_path"),
        ("", "name_is_path"),
        ("v" * 251 + ".pdf", "name_too_long"),
        ("vendim", "no_extension"),
        (".", "name_is_path"),
    ],
)
def test_deceptive_names_are_refused(refused, name, code):
    assert refused(PDF, name)[0] == code


@pytest.mark.parametrize(
    "name",
    [
        "Vendimi nr. 5 (i ndryshuar).pdf",
        "Odluka o budžetu – 2026.PDF",
        "Одлука бр. 5.pdf",
        "komuna-x.com.pdf",
        "a.b.pdf",
    ],
)
def test_names_as_offices_write_them_are_taken(taken, name):
    assert taken(PDF, name).extension == "pdf"


def test_a_wrong_pairing_says_which_format_it_really_is(refused):
    assert refused(hostile.ooxml("docx"), "a.pdf") == (
        "wrong_content",
        "The content is a Word document (DOCX), but the name ends in .pdf. Rename it to .docx, or save it as PDF.",
    )


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (PDF, "a.docx"),
        (hostile.ooxml("xlsx"), "a.docx"),
        (hostile.ooxml("pptx"), "a.xlsx"),
        (hostile.odf("text"), "a.ods"),
        (hostile.odf("spreadsheet"), "a.odt"),
        (RTF, "a.txt"),
        (b"Vendimi", "a.rtf"),
        (PDF, "a.exe"),
        (b"Vendimi", "a.pdf"),
    ],
)
def test_a_name_that_does_not_fit_is_refused(refused, content, name):
    assert refused(content, name)[0] == "wrong_content"


@pytest.mark.parametrize(
    ("content", "name", "extension"),
    [
        (hostile.ooxml("docx"), "a.docx", "docx"),
        (hostile.ooxml("xlsx"), "a.xlsx", "xlsx"),
        (hostile.ooxml("pptx"), "a.pptx", "pptx"),
        (hostile.odf("text"), "a.odt", "odt"),
        (hostile.odf("spreadsheet"), "a.ods", "ods"),
        (RTF, "a.rtf", "rtf"),
        (b"Vendimi", "a.txt", "txt"),
        (b"a;b\n1;2\n", "a.csv", "csv"),
    ],
)
def test_each_format_is_known_by_its_content(taken, content, name, extension):
    assert taken(content, name).extension == extension


def test_a_format_that_the_portal_does_not_take_is_refused(refused, settings):
    settings.WAGTAILDOCS_EXTENSIONS = ["pdf"]
    code, sentence = refused(hostile.ooxml("docx"), "a.docx")
    assert code == "format_not_accepted"
    assert sentence.endswith("Save it as one of: PDF.")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (hostile.PROGRAM, "program"),
        (b"\x7fELF\x02\x01\x01" + bytes(200), "program"),
        (b"\xcf\xfa\xed\xfe" + bytes(200), "program"),
        (b"\xca\xfe\xba\xbe" + bytes(200), "program"),
        (b"#!/bin/sh\nrm -rf /\n", "program"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF" + bytes(200), "picture"),
        (b"GIF89a=1;alert(1)//", "picture"),
        (b"Rar!\x1a\x07\0" + bytes(200), "archive"),
        (b"PK\x05\x06" + bytes(18), "archive"),
        (hostile.zipped({"a.txt": b"a"}), "archive"),
        (b"SQLite format 3\0" + bytes(500), "format_not_accepted"),
        (bytes(500), "format_not_accepted"),
        (b"<html><body>Vendimi</body></html>", "web_page"),
        (b" \n\n<!DOCTYPE html><title>x</title>", "web_page"),
        (b"\xef\xbb\xbf<svg xmlns='http://www.w3.org/2000/svg'>", "web_page"),
        ("<script>alert(1)</script>".encode("utf-16"), "web_page"),
        (b"Vendimi <script>alert(1)</script>", "web_page"),
        (b"<?xml version='1.0'?><a/>", "web_page"),
        (hostile.ole("WordDocument"), "old_office"),
        (hostile.ole("Workbook"), "old_office"),
        (hostile.ole("PowerPoint Document"), "old_office"),
        (hostile.ole("__properties_version1.0"), "old_office"),
        (hostile.ole("EncryptionInfo", "EncryptedPackage"), "encrypted"),
    ],
)
@pytest.mark.parametrize("name", ["a.pdf", "a.txt", "a.docx", "a.csv"])
def test_content_that_no_library_needs_is_refused_under_any_name(refused, content, code, name):
    assert refused(content, name)[0] == code


def test_an_old_word_document_is_told_what_to_do(refused):
    assert refused(hostile.ole("WordDocument"), "vendim.doc")[1] == (
        "The content is an old Word document (DOC). Save it as DOCX or PDF."
    )


def test_a_file_above_the_limit_is_refused(refused, settings):
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 100
    assert refused(PDF, "a.pdf")[0] == "too_large"
