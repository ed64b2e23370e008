"""Metadata out to a spreadsheet and back: nothing changes before the confirmation, and nobody is overwritten."""

import csv
import io
from datetime import date, datetime

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import Workbook, load_workbook
from wagtail.models import ModelLogEntry

from documents.models import DocumentRecord, PublicationDocument
from documents.office.library.spreadsheet.columns import COLUMNS, EDITABLE
from documents.office.library.spreadsheet.formulas import as_written, harmless
from tests.documents.library.conftest import stream_of, uploaded

SHEET, APPLY = "documents_office:spreadsheet", "documents_office:spreadsheet_apply"
DANGEROUS = ["=1+1", "+383 44", "-1", "@SUM(A1)", "\t=1", "'=1", "''+1", "'quoted'", "plain", "01-12/2026", "'"]


@pytest.fixture
def act(officer, make_document, bodies, topics):
    edition = make_document(
        title="Vendim për buxhetin",
        description="Miratuar.\r\nDy rreshta.",
        kind="decision",
        issuing_body=bodies["assembly"],
        date=date(2026, 2, 20),
        reference="01-12/2026",
    )
    edition.record.topics.set(topics)
    return edition


def download(office, ending: str = "xlsx", **query) -> io.BytesIO:
    answer = office.get(reverse("documents_office:download", args=[ending]), query)
    assert answer.status_code == 200
    return stream_of(answer)


def rows_of(office, **query) -> list[dict]:
    """The rows of the workbook as a spreadsheet program has them, by heading."""
    header, *rows = load_workbook(download(office, **query)).active.iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in rows]


def workbook(rows: list[dict], columns=None) -> bytes:
    book = Workbook()
    columns = columns or list(rows[0])
    book.active.append(columns)
    for row in rows:
        book.active.append([row.get(column) for column in columns])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def table(rows: list[dict], delimiter=";", encoding="utf-8") -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode(encoding)


def preview(office, content: bytes, name: str = "documents.xlsx") -> BeautifulSoup:
    answer = office.post(reverse(SHEET), {"file": uploaded(name, content)})
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "lxml")


def differences(page: BeautifulSoup) -> list[tuple[str, ...]]:
    """(row, column, now, then) of every difference that is shown."""
    rows = [
        [cell.get_text(strip=True) for cell in row.select("td")] for row in page.select(".library-differences tbody tr")
    ]
    return [(row[0], *row[2:]) for row in rows]


def refusals(page: BeautifulSoup) -> list[str]:
    return [item.get_text() for item in page.select(".help-critical li")]


def confirm(office, page: BeautifulSoup):
    return office.post(reverse(APPLY), {"changes": page.select_one("input[name=changes]")["value"]}, follow=True)


def fresh(edition) -> PublicationDocument:
    return PublicationDocument.objects.select_related("record").get(pk=edition.pk)


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


def test_differences_are_shown_and_nothing_changes_before_they_are_confirmed(office, act):
    (row,) = rows_of(office)
    new = row | {
        "title": "Vendim i ri",
        "date": date(2026, 3, 1),
        "body": "mayor",
        "topics": "roads",
        "description": None,
    }
    page = preview(office, workbook([new]))
    assert differences(page) == [
        ("2", "title", "Vendim për buxhetin", "Vendim i ri"),
        ("2", "description", "Miratuar.\nDy rreshta.", differences(page)[1][3]),
        ("2", "body", "assembly", "mayor"),
        ("2", "date", "2026-02-20", "2026-03-01"),
        ("2", "topics", "budget, roads", "roads"),
    ]
    assert fresh(act).title == "Vendim për buxhetin"
    confirm(office, page)
    changed = fresh(act)
    assert (changed.title, changed.description, str(changed.date)) == ("Vendim i ri", "", "2026-03-01")
    assert changed.issuing_body.code == "mayor"
    assert [topic.code for topic in changed.topics.all()] == ["roads"]
    entry = ModelLogEntry.objects.for_instance(changed).get(action="documents.spreadsheet")
    assert entry.data["columns"] == ["title", "description", "body", "date", "topics"]
    assert changed.version_number == 1


def test_changed_documents_are_found_by_their_new_words(office, act):
    (row,) = rows_of(office)
    confirm(office, preview(office, workbook([row | {"title": "Udhëzim për rrugët", "reference": "77/2026"}])))
    changed = fresh(act)
    assert changed.folded == "udhezim per rruget"
    assert changed.record.folded == "77 2026"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1250", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ","])
def test_tables_come_back_as_programs_write_them(office, act, encoding, delimiter):
    content = table([{"id": act.pk, "title": "Skupština; „Đakovica“, čl. 1", "date": "1.3.2026."}], delimiter, encoding)
    page = preview(office, content, "documents.csv")
    assert differences(page) == [
        ("2", "title", act.title, "Skupština; „Đakovica“, čl. 1"),
        ("2", "date", "2026-02-20", "2026-03-01"),
    ]


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


@pytest.mark.parametrize(
    ("column", "cell", "words"),
    [
        ("id", "999999", "999999"),
        ("id", "", "“"),
        ("id", "first", "first"),
        ("title", "", "title"),
        ("title", "x" * 300, "255"),
        ("kind", "decree", "decree"),
        ("body", "no-such-body", "no-such-body"),
        ("topics", "budget, no-such-topic", "no-such-topic"),
        ("language", "de", "de"),
        ("date", "31.02.2026", "31.02.2026"),
        ("date", "soon", "soon"),
        ("reference", "9" * 70, "60"),
        ("reference", datetime(2026, 12, 1), "reference"),
        ("record", "another", "another"),
        ("collection", "Elsewhere", "Elsewhere"),
        ("checksum", "0" * 64, "checksum"),
        ("state", "public", "not-public"),
        ("pages", 7, "pages"),
        ("file", "other.pdf", "other.pdf"),
        ("address", "/d/1/x", "address"),
    ],
)
def test_what_cannot_be_used_is_refused_with_its_row(office, act, make_document, column, cell, words):
    make_document(title="Good")
    bad, good = rows_of(office)
    page = preview(office, workbook([bad | {column: cell}, good | {"title": "Better"}]))
    (sentence,) = refusals(page)
    assert "2" in sentence.split(":")[0]
    assert words in sentence
    assert [difference[0] for difference in differences(page)] == ["3"]
    confirm(office, page)
    assert fresh(act).title == "Vendim për buxhetin"
    assert PublicationDocument.objects.filter(title="Better").exists()


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


def test_an_xlsx_bomb_is_refused(office, act, tmp_path):
    from tests.documents import samples

    good, bomb = tmp_path / "good.xlsx", tmp_path / "bomb.xlsx"
    good.write_bytes(workbook([{"id": act.pk, "title": "Other"}]))
    samples.office_bomb(bomb, good, "xl/worksheets/sheet1.xml", megabytes=300)
    assert preview(office, bomb.read_bytes()).select_one(".error-message").get_text(strip=True)


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


def test_a_document_changed_since_the_preview_is_left_out_and_named(office, act, make_document):
    other = make_document(title="Other")
    page = preview(office, workbook([{"id": act.pk, "title": "Mine"}, {"id": other.pk, "title": "Mine, too"}]))
    act.title = "Theirs"
    act.save()
    answer = confirm(office, page)
    assert fresh(act).title == "Theirs"
    assert fresh(other).title == "Mine, too"
    assert "Theirs" in BeautifulSoup(answer.content, "lxml").get_text()


def test_a_confirmation_counts_once(office, act):
    page = preview(office, workbook([{"id": act.pk, "title": "Mine"}]))
    confirm(office, page)
    edition = fresh(act)
    edition.title = "Theirs"
    edition.save()
    confirm(office, page)
    assert fresh(act).title == "Theirs"


def test_a_body_deleted_since_the_preview_is_left_out(office, act, bodies):
    page = preview(office, workbook([{"id": act.pk, "body": "mayor"}]))
    bodies["mayor"].delete()
    confirm(office, page)
    assert fresh(act).issuing_body.code == "assembly"


def test_what_the_browser_made_up_is_not_trusted(office, act, client, roles):
    from django.contrib.auth import get_user_model

    sealed = preview(office, workbook([{"id": act.pk, "title": "Mine"}])).select_one("input[name=changes]")["value"]
    for value in ("", "nonsense", sealed[:-2] + "xx"):
        office.post(reverse(APPLY), {"changes": value})
    admin = get_user_model().objects.create_superuser("other", password="a-password-for-tests")
    client.force_login(admin)
    client.post(reverse(APPLY), {"changes": sealed})
    assert fresh(act).title == "Vendim për buxhetin"


def test_a_right_taken_since_the_preview_is_gone(office, act, officer, closed_off):
    page = preview(office, workbook([{"id": act.pk, "title": "Mine"}]))
    officer.groups.set([closed_off[0]])
    confirm(office, page)
    assert fresh(act).title == "Vendim për buxhetin"


@pytest.fixture
def pair(act, make_document):
    """Two languages of one document."""
    return act, make_document(title="Odluka o budžetu", language="sr-latn", record=act.record)


def test_a_fact_changed_in_one_row_holds_for_all_languages(office, pair):
    albanian, serbian = rows_of(office)
    confirm(office, preview(office, workbook([albanian | {"reference": "5/2026"}, serbian | {"title": "Novi naslov"}])))
    assert fresh(pair[1]).reference == "5/2026"
    assert fresh(pair[1]).title == "Novi naslov"


def test_rows_of_one_document_must_not_contradict_each_other(office, pair):
    albanian, serbian = rows_of(office)
    page = preview(office, workbook([albanian | {"reference": "5/2026"}, serbian | {"reference": "6/2026"}]))
    assert len(refusals(page)) == 2
    assert all("2, 3" in sentence for sentence in refusals(page))
    assert differences(page) == []


def test_languages_can_be_exchanged_but_not_doubled(office, pair):
    albanian, serbian = rows_of(office)
    page = preview(office, workbook([albanian | {"language": "sr-latn"}]))
    assert len(refusals(page)) == 1
    exchanged = [albanian | {"language": "sr-latn"}, serbian | {"language": "sq"}]
    confirm(office, preview(office, workbook(exchanged)))
    assert (fresh(pair[0]).language, fresh(pair[1]).language) == ("sr-latn", "sq")


def test_a_language_taken_since_the_preview_leaves_the_document_as_it_was(office, act, make_document):
    page = preview(office, workbook([{"id": act.pk, "language": "sr-latn", "title": "Odluka"}]))
    make_document(title="Faster", language="sr-latn", record=DocumentRecord.objects.get(pk=act.record_id))
    confirm(office, page)
    assert (fresh(act).language, fresh(act).title) == ("sq", "Vendim për buxhetin")


def test_a_failure_in_the_middle_changes_nothing(office, act, make_document, monkeypatch):
    other = make_document(title="Other")
    page = preview(office, workbook([{"id": act.pk, "title": "Mine"}, {"id": other.pk, "title": "Mine, too"}]))
    save = PublicationDocument.save

    def fail(edition, *args, **kwargs):
        if edition.pk == other.pk:
            raise RuntimeError("The disk is full")
        save(edition, *args, **kwargs)

    monkeypatch.setattr(PublicationDocument, "save", fail)
    with pytest.raises(RuntimeError):
        confirm(office, page)
    assert fresh(act).title == "Vendim për buxhetin"


@pytest.mark.parametrize("name", ["spreadsheet", "download", "spreadsheet_apply"])
def test_spreadsheets_are_for_those_who_may_change_documents(client, translator, act, name):
    client.force_login(translator)
    address = reverse(f"documents_office:{name}", args=["csv"] if name == "download" else [])
    answer = client.post(address) if name == "spreadsheet_apply" else client.get(address)
    assert answer["Location"] == reverse("wagtailadmin_home")


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


def test_the_columns_that_can_be_changed_are_said(office):
    page = BeautifulSoup(office.get(reverse(SHEET)).content, "lxml")
    said = {code.get_text() for code in page.select("code")}
    assert said == set(EDITABLE)
