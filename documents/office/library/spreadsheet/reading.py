"""The cells of a spreadsheet that comes back: XLSX, or CSV as spreadsheet programs write it."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from documents.safety import check_upload

from .columns import COLUMNS, Cell
from .formulas import as_written

MOST_BYTES = 20 * 1024 * 1024
MOST_ROWS = 20_000
_MOST_COLUMNS = 50
_DELIMITERS = (";", ",", "\t")
_ENCODINGS = ("utf-8-sig", "cp1250")


@dataclass(frozen=True)
class Sheet:
    """``rows``: number of the row as the spreadsheet counts, and its cells by column. ``ignored``: other headings."""

    rows: list[tuple[int, dict[str, Cell]]]
    ignored: list[str]


def read_sheet(file: BinaryIO, filename: str) -> Sheet:
    """Raise ValidationError, with a sentence for the person who uploaded it, where the file is no such table."""
    extension = PurePath(filename).suffix.lower()
    if extension not in (".xlsx", ".csv"):
        raise ValidationError(_("Upload the spreadsheet as XLSX or CSV, as you downloaded it here."))
    if file.size > MOST_BYTES:
        raise ValidationError(_("The spreadsheet is too large. Download fewer documents and change them in steps."))
    check_upload(file, filename)
    lines = _xlsx(file) if extension == ".xlsx" else _csv(file)
    return _with_header(lines)


def _with_header(lines: Iterable[list[Cell]]) -> Sheet:
    numbered = enumerate(lines, 1)
    _number, header = next(numbered, (1, []))
    names = [str(cell or "").strip().lower() for cell in header]
    _check_header(names)
    rows = []
    for number, cells in numbered:
        if number > MOST_ROWS + 1:
            sentence = _("The table has more than %(limit)d rows. Download fewer documents and change them in steps.")
            raise ValidationError(sentence % {"limit": MOST_ROWS})
        if any(cell not in (None, "") for cell in cells):
            padded = [*cells, *[None] * (len(names) - len(cells))]
            row = zip(names, padded, strict=False)
            rows.append((number, {name: _clean(cell) for name, cell in row if name in COLUMNS}))
    return Sheet(rows, [name for name in names if name and name not in COLUMNS])


def _check_header(names: list[str]) -> None:
    if "id" not in names:
        raise ValidationError(
            _("The first row has no column “id”, which says what document a row is about. Keep the headings.")
        )
    for name in COLUMNS:
        if names.count(name) > 1:
            raise ValidationError(_("The column “%(name)s” is there twice. Delete one of them.") % {"name": name})


def _clean(cell: Cell) -> Cell:
    return as_written(cell) if isinstance(cell, str) else cell


def _xlsx(file: BinaryIO) -> Iterator[list[Cell]]:
    try:
        book = load_workbook(file, read_only=True, data_only=True)
        for row in book.worksheets[0].iter_rows(max_col=_MOST_COLUMNS, values_only=True):
            yield list(row)
    except (InvalidFileException, BadZipFile, ParseError, KeyError, ValueError, TypeError, IndexError) as error:
        raise ValidationError(
            _("The workbook cannot be read. Open it, save it again as XLSX and upload it again.")
        ) from error


def _csv(file: BinaryIO) -> Iterator[list[Cell]]:
    text = _decode(file.read())
    first = text.partition("\n")[0].lower()
    delimiter = max(_DELIMITERS, key=lambda sign: len(set(_names(first, sign)) & set(COLUMNS)))
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error as error:
        raise ValidationError(
            _("The table cannot be read: a cell is too long, or its quotation marks are not closed.")
        ) from error


def _names(line: str, delimiter: str) -> list[str]:
    return [cell.strip().strip('"') for cell in line.split(delimiter)]


def _decode(data: bytes) -> str:
    """UTF-8, UTF-16 with its mark as Excel's “Unicode text”, else Windows-1250 as older programs write."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    for encoding in _ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ValidationError(_("The letters of the table cannot be read. Save it as “CSV UTF-8” and upload it again."))
