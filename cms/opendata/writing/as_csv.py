"""CSV after RFC 4180: one row of names, lines end with CR LF, UTF-8 with a byte order mark.

Without the mark Excel takes UTF-8 for the letters of the machine and spoils ë, č and š; readers that know no mark call
the encoding ``utf-8-sig``.
"""

import csv
import io
from collections.abc import Iterator
from datetime import date
from itertools import islice

from cms.opendata.columns import DataSet, cell

MARK = "\ufeff"
ROWS = 100


def csv_pieces(dataset: DataSet, day: date) -> Iterator[str]:
    fields = dataset.fields
    yield MARK + _written([[field.name for field in fields]])
    rows = dataset.rows(day)
    while batch := list(islice(rows, ROWS)):
        yield _written([[cell(row[field.name], field.column.type) for field in fields] for row in batch])


def _written(rows: list[list[str]]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()
