"""The office's spreadsheet screens as a person uses them: fetch a table, change it, look at the preview, confirm."""

import csv
import io

from bs4 import BeautifulSoup
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from documents.models import PublicationDocument
from tests.documents.library.conftest import stream_of, uploaded

SHEET, APPLY = "documents_office:spreadsheet", "documents_office:spreadsheet_apply"


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
