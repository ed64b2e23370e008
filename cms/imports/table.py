"""The lines and cells of a CSV as spreadsheets write it, each with the number of its line in the file."""

import csv
import io
from collections.abc import Iterator
from itertools import islice

DELIMITERS = (",", ";", "\t")
Cells = list[str]


def read_table(text: str, known: tuple[str, ...]) -> tuple[Cells, Iterator[tuple[int, Cells | None]]]:
    """Return the header in lower case and the rows below it; the delimiter is the one that gives known columns."""
    tables = [(header, delimiter) for delimiter in DELIMITERS if (header := _header(text, delimiter))]
    header, delimiter = max(tables, key=lambda table: len(set(table[0]) & set(known)), default=([], ","))
    return header, islice(numbered_rows(text, delimiter), 1, None)


def _header(text: str, delimiter: str) -> Cells:
    _line, cells = next(numbered_rows(text, delimiter), (1, None))
    return [cell.strip().lower() for cell in cells or []]


def numbered_rows(text: str, delimiter: str) -> Iterator[tuple[int, Cells | None]]:
    """Pairs of (number of the first line of the row, cells), or None for cells that cannot be read.

    A quotation mark that never closes would swallow the rest of the table: reading goes on with the next line.
    """
    lines = list(io.StringIO(text, newline=""))
    start = 0
    while start < len(lines):
        reader, read = csv.reader(islice(lines, start, None), delimiter=delimiter, strict=True), 0
        try:
            for cells in reader:
                if any(cell.strip() for cell in cells):
                    yield start + read + 1, cells
                read = reader.line_num
            return
        except csv.Error:
            yield start + read + 1, None
            start += read + 1
