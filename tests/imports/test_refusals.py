"""A bad row is refused with file, line, column and reason; the others go on, and the exit status tells."""

from itertools import count
from pathlib import Path

import pytest

from documents.models import PublicationDocument
from pages.models import ActPage, ReportPage
from tests.conftest import PDF

from .conftest import COLUMNS, DECISION, LETTER, ODLUKA, REPORT

pytestmark = pytest.mark.one_database

BAD = DECISION | {"record": "bad"}


# (row, column, reason)
BAD_ROWS = [
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
    (BAD | {"title": "Vendim pĂ«r ujin"}, "title", "wrong encoding"),
    (BAD | {"title": "Vendim p\ufffdr ujin"}, "title", "wrong encoding"),
    (BAD | {"title": "Vendim\x0b për\x07 ujin"}, "title", "wrong encoding"),
    (BAD | {"file": "x" * 400 + ".pdf"}, "file", "no such file"),
    (BAD | {"file": "/etc/passwd"}, "file", "outside the folder"),
    (BAD | {"date": "2026-02-30"}, "date", "no date"),
    (BAD | {"date": "02/20/2026"}, "date", "no date"),
    (BAD | {"date": "0026-02-20"}, "date", "no date"),
    (BAD | {"date": ""}, "date", "needs this cell"),
    (BAD | {"reference": ""}, "reference", "needs this cell"),
    (REPORT | {"record": "bad", "period_to": "2024-01-01"}, "period_to", "ends before it begins"),
    (LETTER | {"record": "bad", "date": "2020-01-01"}, "act", "not clear which act"),
    (REPORT | {"record": "bad", "kind": "bulletin", "reference": "three"}, "reference", "three"),
]


def test_a_bad_row_is_refused_and_the_others_go_on(tree, write_manifest, run_import):
    bad = [row | {"record": f"bad-{number}"} for number, (row, _column, _reason) in enumerate(BAD_ROWS)]
    status, output, messages = run_import(write_manifest([DECISION, *bad, ODLUKA, REPORT]))
    assert status == 1
    refusals = [line for line in messages.splitlines() if line.startswith("line ")]
    assert len(refusals) == len(BAD_ROWS)
    for line, refusal, (_row, column, reason) in zip(count(3), refusals, BAD_ROWS):
        assert refusal.startswith(f"line {line},")
        assert f"“{column}”" in refusal
        assert reason in refusal
    assert output.strip().endswith(str(len(BAD_ROWS)))
    assert ActPage.objects.count() == 2
    assert ReportPage.objects.count() == 1
    assert PublicationDocument.objects.count() == 3


@pytest.mark.parametrize("name", ["kind", "date", "reference", "issuing_body"])
def test_two_rows_that_contradict_each_other_name_both_lines(tree, write_manifest, run_import, name):
    other = {"kind": "regulation", "date": "2026-01-01", "reference": "13/2026", "issuing_body": "mayor"}
    status, _output, messages = run_import(write_manifest([DECISION, ODLUKA | {name: other[name]}]))
    assert status == 1
    assert "line 3," in messages
    assert f"“{name}”" in messages
    assert f"Line 2 says “{DECISION[name]}”" in messages


def test_of_rows_that_contradict_each_other_none_is_published(tree, write_manifest, run_import):
    status, output, messages = run_import(write_manifest([DECISION, ODLUKA | {"date": "2026-01-01"}, REPORT]))
    assert "line 2," in messages
    assert "line 3," in messages
    assert not ActPage.objects.exists()
    assert ReportPage.objects.exists()
    assert output.strip().splitlines()[-1].split()[1:] == ["1", "2"]


def test_the_same_language_twice_is_refused_and_the_other_language_goes_on(tree, write_manifest, run_import):
    _status, _output, messages = run_import(write_manifest([DECISION, DECISION | {"title": "Tjetër"}, ODLUKA]))
    assert "Line 2 already gives this record in this language" in messages
    assert "Line 3 already gives this record in this language" in messages
    assert ActPage.objects.get().title == ODLUKA["title"]


def test_a_file_that_is_not_what_its_name_says_is_refused(tree, folder, write_manifest, run_import):
    (folder / "false.pdf").write_bytes(b"<html></html>")
    status, _output, messages = run_import(write_manifest([BAD | {"file": "false.pdf"}, REPORT]))
    assert status == 1
    assert "The content is a web page" in messages
    assert ReportPage.objects.exists()


def test_the_line_is_the_one_in_the_file_when_cells_have_line_breaks(tree, write_manifest, run_import):
    long_title = REPORT | {"title": "Raporti\nvjetor\n2025"}
    _status, _output, messages = run_import(write_manifest([long_title, BAD | {"kind": "poem"}]))
    assert "line 5," in messages


def test_the_line_is_the_one_in_the_file_after_empty_lines(tree, write_manifest, run_import):
    manifest = write_manifest([DECISION, BAD | {"kind": "poem"}], damage=lambda data: data.replace(b"\n", b"\n\r\n"))
    _status, _output, messages = run_import(manifest)
    assert "line 5," in messages


def test_one_damaged_row_leaves_the_letters_of_the_others_whole(tree, write_manifest, run_import):
    rows = [DECISION, BAD | {"title": "Vendim pXXr ujin"}]
    status, _output, messages = run_import(write_manifest(rows, damage=lambda data: data.replace(b"XX", b"\xeb")))
    assert status == 1
    assert "line 3," in messages
    assert "wrong encoding" in messages
    assert ActPage.objects.get().title == DECISION["title"]


def test_a_quotation_mark_that_never_closes_costs_its_own_line_only(tree, write_manifest, run_import):
    rows = [DECISION, BAD | {"municipality": "XX"}, REPORT]
    status, _output, messages = run_import(write_manifest(rows, damage=lambda data: data.replace(b"XX", b'"')))
    assert status == 1
    assert "line 3," in messages
    assert "quotation mark" in messages
    assert ActPage.objects.get().title == DECISION["title"]
    assert ReportPage.objects.exists()


def test_a_cell_without_end_is_refused(tree, write_manifest, run_import):
    status, _output, messages = run_import(write_manifest([BAD | {"title": "x" * 200_000}, REPORT]))
    assert (status, ReportPage.objects.count()) == (1, 1)
    assert "line 2," in messages


def test_a_link_out_of_the_folder_is_refused(tree, folder, tmp_path, write_manifest, run_import):
    (tmp_path / "secret.pdf").write_bytes(PDF)
    (folder / "link.pdf").symlink_to(tmp_path / "secret.pdf")
    _status, _output, messages = run_import(write_manifest([BAD | {"file": "link.pdf"}]))
    assert "outside the folder" in messages


def test_a_file_that_is_too_large_is_refused(tree, write_manifest, run_import, settings):
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 10
    _status, _output, messages = run_import(write_manifest([DECISION]))
    assert "larger than" in messages


def test_a_record_that_became_another_type_is_refused_and_the_others_go_on(tree, write_manifest, run_import):
    run_import(write_manifest([DECISION]))
    changed = REPORT | {"record": DECISION["record"]}
    status, _output, messages = run_import(write_manifest([changed, REPORT | {"record": "other"}]))
    assert (status, ReportPage.objects.count()) == (1, 1)
    assert "as another type" in messages


def test_a_storage_that_fails_keeps_no_file_and_the_others_go_on(
    tree, write_manifest, run_import, settings, monkeypatch
):
    read_facts = PublicationDocument.read_file_facts

    def fails_for_the_decision(document):
        if document.kind == "decision":
            raise OSError(28, "No space left on device")
        read_facts(document)

    monkeypatch.setattr(PublicationDocument, "read_file_facts", fails_for_the_decision)
    status, _output, messages = run_import(write_manifest([DECISION, REPORT]))
    assert status == 1
    assert "No space left on device" in messages
    stored = [path.name for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]
    assert stored == ["raport.docx"]


def test_a_row_with_more_cells_than_the_header_is_refused(tree, folder, write_manifest, run_import):
    manifest = write_manifest([DECISION])
    manifest.write_text(manifest.read_text() + ",".join([*(DECISION.get(name, "") for name in COLUMNS), "x"]) + "\n")
    status, _output, messages = run_import(manifest)
    assert status == 1
    assert "more cells than the header" in messages


def test_a_letter_to_an_act_of_an_earlier_import_names_it(tree, write_manifest, run_import):
    run_import(write_manifest([DECISION, ODLUKA]))
    letter = LETTER | {"act": DECISION["record"]}
    status, _output, messages = run_import(write_manifest([letter], columns=[*COLUMNS, "act"]))
    assert status == 0, messages
    for act in ActPage.objects.all():
        assert act.legality_reference == "020-1"
        assert act.attachments.filter(role="legality-letter").count() == 1


def test_a_letter_may_name_its_act(tree, write_manifest, run_import):
    other = DECISION | {"record": "decision-13", "reference": "13/2026"}
    letter = LETTER | {"act": "decision-13"}
    status, _output, messages = run_import(write_manifest([DECISION, other, letter], columns=[*COLUMNS, "act"]))
    assert status == 0, messages
    assert ActPage.objects.get(protocol_number="13/2026").legality_reference == "020-1"
    assert ActPage.objects.get(protocol_number="12/2026").legality_reference == ""
