"""Documents out to a spreadsheet, row by row: no list is held in memory whole."""

import csv
import tempfile
from collections.abc import Iterator
from datetime import date
from typing import BinaryIO

from django.db.models import QuerySet
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from documents.models import PublicationDocument
from documents.office.library.changes import with_facts

from .columns import COLUMNS, EDITABLE, values
from .formulas import harmless

_CHUNK = 500
_WIDTHS = {"title": 60, "description": 40, "topics": 30, "address": 30, "file": 30, "record": 12, "checksum": 12}


def rows(editions: QuerySet[PublicationDocument]) -> Iterator[dict[str, str]]:
    for edition in with_facts(editions).order_by("pk").iterator(chunk_size=_CHUNK):
        yield {column: harmless(text) for column, text in values(edition).items()}


class _Line:
    """What ``csv.writer`` writes to: hands back each line."""

    def write(self, text: str) -> str:
        return text


def csv_lines(editions: QuerySet[PublicationDocument]) -> Iterator[bytes]:
    """UTF-8 with its mark and semicolons: what Excel opens in the languages of the portal without asking."""
    writer = csv.writer(_Line(), delimiter=";")
    yield b"\xef\xbb\xbf" + writer.writerow(COLUMNS).encode()
    for row in rows(editions):
        yield writer.writerow([row[column] for column in COLUMNS]).encode()


def workbook(editions: QuerySet[PublicationDocument]) -> BinaryIO:
    """An XLSX in a temporary file that is gone when it is closed. What may be changed has a bold heading."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("documents")
    sheet.freeze_panes = "A2"
    for number, column in enumerate(COLUMNS, 1):
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(column, 16)
    sheet.append([_heading(sheet, column) for column in COLUMNS])
    for row in rows(editions):
        sheet.append([_cell(sheet, column, row[column]) for column in COLUMNS])
    file = tempfile.TemporaryFile(suffix=".xlsx")  # noqa: SIM115 - the response closes it
    book.save(file)
    file.seek(0)
    return file


def _heading(sheet, column: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, column)
    cell.font = Font(bold=column in EDITABLE, italic=column not in EDITABLE)
    return cell


def _cell(sheet, column: str, text: str) -> WriteOnlyCell:
    """Dates and counts as what they are; everything else stays the text it is, leading zeros included."""
    if column == "date" and text:
        cell = WriteOnlyCell(sheet, date.fromisoformat(text))
        cell.number_format = "yyyy-mm-dd"
    elif column in ("id", "pages") and text:
        cell = WriteOnlyCell(sheet, int(text))
    else:
        cell = WriteOnlyCell(sheet, text)
        cell.number_format = "@"
    return cell
