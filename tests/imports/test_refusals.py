"""A bad row is refused with file, line, column and reason; the others go on, and the exit status tells."""

import pytest

from documents.models import PublicationDocument
from pages.models import ActPage, ReportPage

from .conftest import COLUMNS, DECISION, LETTER, ODLUKA, REPORT

BAD = DECISION | {"record": "bad"}


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        (BAD | {"file": "mungon.pdf"}, "file", "no such file"),
        (BAD | {"file": "../manifest.csv"}, "file", "outside the folder"),
        (BAD | {"file": "manifest.exe"}, "file", "no such file"),
        (BAD | {"file": ""}, "file", "empty"),
        (BAD | {"kind": "poem"}, "kind", "“poem” is no kind"),
        (BAD | {"language": "de"}, "language", "“de” is no language"),
        (BAD | {"issuing_body": "nobody"}, "issuing_body", "no body “nobody”"),
        (BAD | {"issuing_body": ""}, "issuing_body", "needs this cell"),
        (BAD | {"title": " "}, "title", "empty"),
        (BAD | {"title": "x" * 300}, "title", "longer than 255"),
        (BAD | {"title": "Vendim pÃ«r ujin"}, "title", "wrong encoding"),
        (BAD | {"date": "2026-02-30"}, "date", "no date"),
        (BAD | {"date": "20.02.2026"}, "date", "no date"),
        (BAD | {"date": ""}, "date", "needs this cell"),
        (BAD | {"reference": ""}, "reference", "needs this cell"),
        (REPORT | {"record": "bad", "period_to": "2024-01-01"}, "period_to", "ends before it begins"),
        (LETTER | {"record": "bad", "date": "2020-01-01"}, "act", "not clear which act"),
    ],
)
def test_a_bad_row_is_refused_and_the_others_go_on(tree, write_manifest, run_import, row, column, reason):
    status, output, messages = run_import(write_manifest([DECISION, row, ODLUKA, REPORT]))
    assert status == 1
    refusal = next(line for line in messages.splitlines() if line.startswith("line "))
    assert refusal.startswith("line 3,")
    assert f"“{column}”" in refusal
    assert reason in refusal
    assert output.strip().endswith("1")
    assert ActPage.objects.count() == 2
    assert ReportPage.objects.count() == 1
    assert (
        not PublicationDocument.objects.filter(title=row["title"])
        .exclude(reference="12/2026")
        .exclude(kind="activity-report")
        .exists()
    )


@pytest.mark.parametrize("name", ["kind", "date", "reference", "issuing_body"])
def test_two_rows_that_contradict_each_other_name_both_lines(tree, write_manifest, run_import, name):
    other = {"kind": "regulation", "date": "2026-01-01", "reference": "13/2026", "issuing_body": "mayor"}
    status, _output, messages = run_import(write_manifest([DECISION, ODLUKA | {name: other[name]}]))
    assert status == 1
    assert "line 3," in messages
    assert f"“{name}”" in messages
    assert f"Line 2 says “{DECISION[name]}”" in messages


def test_the_same_language_twice_is_refused(tree, write_manifest, run_import):
    _status, _output, messages = run_import(write_manifest([DECISION, DECISION]))
    assert "Line 2 already gives this record in this language" in messages


def test_a_file_that_is_not_what_its_name_says_is_refused(tree, folder, write_manifest, run_import):
    (folder / "false.pdf").write_bytes(b"<html></html>")
    status, _output, messages = run_import(write_manifest([BAD | {"file": "false.pdf"}, REPORT]))
    assert status == 1
    assert "is not a PDF file" in messages
    assert ReportPage.objects.exists()


def test_the_line_is_the_one_in_the_file_when_cells_have_line_breaks(tree, write_manifest, run_import):
    long_title = REPORT | {"title": "Raporti\nvjetor\n2025"}
    _status, _output, messages = run_import(write_manifest([long_title, BAD | {"kind": "poem"}]))
    assert "line 5," in messages


def test_a_row_with_more_cells_than_the_header_is_refused(tree, folder, write_manifest, run_import):
    manifest = write_manifest([DECISION])
    manifest.write_text(manifest.read_text() + ",".join([*(DECISION.get(name, "") for name in COLUMNS), "x"]) + "\n")
    status, _output, messages = run_import(manifest)
    assert status == 1
    assert "more cells than the header" in messages


def test_a_letter_may_name_its_act(tree, write_manifest, run_import):
    other = DECISION | {"record": "decision-13", "reference": "13/2026"}
    letter = LETTER | {"act": "decision-13"}
    status, _output, messages = run_import(write_manifest([DECISION, other, letter], columns=[*COLUMNS, "act"]))
    assert status == 0, messages
    assert ActPage.objects.get(protocol_number="13/2026").legality_reference == "020-1"
    assert ActPage.objects.get(protocol_number="12/2026").legality_reference == ""
