"""Data sets as files, piece by piece: never more in memory than some hundred records."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from cms.opendata.columns import DataSet

from .as_csv import csv_pieces
from .as_json import array_pieces, line_pieces


@dataclass(frozen=True)
class Format:
    """``kept``: a browser keeps it as a file in place of showing it."""

    ending: str
    media_type: str
    pieces: Callable[[DataSet, date], Iterator[str]]
    kept: bool = False


FORMATS = {
    each.ending: each
    for each in (
        # RFC 7111 allows the parameter "header".
        Format("csv", "text/csv; charset=utf-8; header=present", csv_pieces, kept=True),
        Format("json", "application/json", array_pieces),
        Format("jsonl", "application/x-ndjson", line_pieces),
    )
}
