"""Metadata out to a spreadsheet and back as far as the preview: what leaves, what comes back, what is refused."""

import csv
import io
from datetime import datetime

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from documents.office.library.spreadsheet.columns import COLUMNS, EDITABLE
from documents.office.library.spreadsheet.formulas import as_written, harmless
from tests.documents.library.sheets import (
    SHEET,
    differences,
    download,
    preview,
    refusals,
    rows_of,
    table,
    workbook,
)

DANGEROUS = ["=1+1", "+383 44", "-1", "@SUM(A1)", "\t=1", "'=1", "''+1", "'quoted'", "plain", "01-12/2026", "'"]


def test_a_document_is_a_row(office, act):
    (row,) = rows_of(office)
    assert list(row) == list(COLUMNS)
    assert row["id"] == act.pk
    assert row["record"] == str(act.record.key)
    assert (row["language"], row["title"], row["kind"]) == ("sq", "Vendim për buxhetin", "decision")
    assert (row["body"], row["topics"]) == ("assembly", "budget, roads")
    assert row["date"] == datetime(2026, 2, 20)
    assert row["description"] == "Miratuar.\nDy rreshta."
    assert (row["address"], row["checksum"], row["state"]) == (act.url, act.checksum, "not-public")


def test_the_same_rows_leave_as_csv(office, act):
    text = download(office, "csv").getvalue().decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text, newline=""), delimiter=";")
    assert list(row) == list(COLUMNS)
    assert (row["title"], row["date"], row["topics"]) == ("Vendim për buxhetin", "2026-02-20", "budget, roads")


def test_only_what_the_filter_shows_leaves(office, act, make_document):
    make_document(title="Odluka", language="sr-latn")
    assert [row["title"] for row in rows_of(office, language="sr-latn")] == ["Odluka"]
    assert [row["title"] for row in rows_of(office, kind="decision")] == ["Vendim për buxhetin"]
    assert [row["title"] for row in rows_of(office, date_from="2026-01-01", date_to="2026-12-31")] == [act.title]
    page = office.get(reverse(SHEET), {"language": "sr-latn"}).content.decode()
    assert "download.xlsx?language=sr-latn" in page


def test_documents_of_others_do_not_leave(office, act, make_document, closed_off, officer):
    make_document(title="Closed", collection=closed_off[1])
    officer.groups.set([closed_off[0]])
    assert [row["title"] for row in rows_of(office)] == ["Closed"]


@pytest.mark.parametrize("text", DANGEROUS)
def test_what_a_spreadsheet_would_run_is_made_harmless_and_comes_back_unharmed(text):
    assert harmless(text)[:1] not in "=+-@\t\r\n"
    assert as_written(harmless(text)) == text


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_a_sheet_that_nobody_changed_changes_nothing(office, act, make_document, ending):
    for title in DANGEROUS:
        make_document(title=title, reference=title[:60], description=f"{title}\n{title}\r\n\x0bend ")
    make_document(title="Control\x01sign", language="sr-latn")
    content = download(office, ending).getvalue()
    if ending == "xlsx":
        cells = [cell for row in load_workbook(io.BytesIO(content)).active.iter_rows() for cell in row]
        assert {cell.data_type for cell in cells} <= {"s", "n", "d", "inlineStr"}
    page = preview(office, content, f"documents.{ending}")
    assert refusals(page) == []
    assert differences(page) == []


@pytest.mark.one_database
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1250", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ","])
def test_tables_come_back_as_programs_write_them(office, act, encoding, delimiter):
    content = table([{"id": act.pk, "title": "Skupština; „Đakovica“, čl. 1", "date": "1.3.2026."}], delimiter, encoding)
    page = preview(office, content, "documents.csv")
    assert differences(page) == [
        ("2", "title", act.title, "Skupština; „Đakovica“, čl. 1"),
        ("2", "date", "2026-02-20", "2026-03-01"),
    ]


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("cell", "day"),
    [
        (datetime(2026, 3, 1), "2026-03-01"),
        (46082, "2026-03-01"),
        ("2026-03-01", "2026-03-01"),
        ("01.03.2026", "2026-03-01"),
        ("1/3/2026", "2026-03-01"),
    ],
)
def test_dates_come_back_in_every_form(office, act, cell, day):
    page = preview(office, workbook([{"id": act.pk, "date": cell}]))
    assert differences(page) == [("2", "date", "2026-02-20", day)]


def test_documents_of_others_are_unknown_rows(office, act, closed_off, officer):
    content = workbook([{"id": act.pk, "title": "Mine"}])
    officer.groups.set([closed_off[0]])
    page = preview(office, content)
    assert len(refusals(page)) == 1
    assert act.title not in page.get_text()


def test_the_same_document_twice_is_refused(office, act):
    page = preview(office, workbook([{"id": act.pk, "title": "One"}, {"id": act.pk, "title": "Two"}]))
    assert [difference[3] for difference in differences(page)] == ["One"]
    assert len(refusals(page)) == 1


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("documents.xlsx", b"no workbook"),
        ("documents.xlsx", b""),
        ("documents.pdf", b"%PDF-1.4"),
        ("documents.csv", b"\x00\x01\x02\x00"),
        ("documents.csv", b"titulli;data\nA;B\n"),
        ("documents.csv", b"id;title;title\n1;A;B\n"),
        ("documents.csv", b'id;title\n1;"' + b"x" * 200_000),
    ],
)
def test_files_that_are_no_such_table_get_a_sentence(office, act, name, content):
    page = preview(office, content, name)
    assert page.select_one(".error-message").get_text(strip=True).endswith(".")
    assert not page.select("input[name=changes]")


@pytest.mark.one_database
def test_an_xlsx_bomb_is_refused(office, act, tmp_path):
    from tests.documents import samples

    good, bomb = tmp_path / "good.xlsx", tmp_path / "bomb.xlsx"
    good.write_bytes(workbook([{"id": act.pk, "title": "Other"}]))
    samples.office_bomb(bomb, good, "xl/worksheets/sheet1.xml", megabytes=300)
    assert preview(office, bomb.read_bytes()).select_one(".error-message").get_text(strip=True)


@pytest.mark.one_database
def test_unknown_columns_are_named_and_not_looked_at(office, act):
    page = preview(office, workbook([{"id": act.pk, "Note to self": "x", "title": "New"}]))
    assert "note to self" in page.get_text()
    assert len(differences(page)) == 1


def test_too_many_changes_at_once_are_refused(office, act, make_document, monkeypatch):
    monkeypatch.setattr("documents.office.library.spreadsheet.views.MOST_CHANGES", 1)
    rows = [{"id": act.pk, "title": "New"}, {"id": make_document().pk, "title": "New"}]
    page = preview(office, workbook(rows))
    assert page.select_one(".error-message")
    assert not page.select("input[name=changes]")


def test_rows_of_one_document_must_not_contradict_each_other(office, pair):
    albanian, serbian = rows_of(office)
    page = preview(office, workbook([albanian | {"reference": "5/2026"}, serbian | {"reference": "6/2026"}]))
    assert len(refusals(page)) == 2
    assert all("2, 3" in sentence for sentence in refusals(page))
    assert differences(page) == []


def test_the_same_number_of_queries_for_5_and_50_documents(office, make_document, bodies):
    def queries(action) -> int:
        with CaptureQueriesContext(connection) as captured:
            action()
        return len(captured)

    def fill(number: int) -> None:
        for index in range(number):
            make_document(title=f"Document {index}", issuing_body=bodies["mayor"])

    fill(5)
    out = queries(lambda: download(office, "csv"))
    few = workbook([row | {"title": "New"} for row in rows_of(office)])
    back = queries(lambda: preview(office, few))
    fill(45)
    many = workbook([row | {"title": "New"} for row in rows_of(office)])
    assert queries(lambda: download(office, "csv")) == out
    assert queries(lambda: preview(office, many)) == back


@pytest.mark.one_database
def test_the_columns_that_can_be_changed_are_said(office):
    page = BeautifulSoup(office.get(reverse(SHEET)).content, "lxml")
    said = {code.get_text() for code in page.select("code")}
    assert said == set(EDITABLE)
