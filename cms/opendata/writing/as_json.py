"""JSON as an array of flat objects, one on each line, and as JSON Lines."""

import json
from collections.abc import Iterator
from datetime import date
from itertools import islice

from cms.opendata.columns import DataSet

ROWS = 100


def array_pieces(dataset: DataSet, day: date) -> Iterator[str]:
    start = "[\n"
    for piece in _batches(dataset, day):
        yield start + ",\n".join(piece)
        start = ",\n"
    yield "[]\n" if start == "[\n" else "\n]\n"


def line_pieces(dataset: DataSet, day: date) -> Iterator[str]:
    for piece in _batches(dataset, day):
        yield "\n".join(piece) + "\n"


def _batches(dataset: DataSet, day: date) -> Iterator[list[str]]:
    rows = dataset.rows(day)
    while batch := list(islice(rows, ROWS)):
        yield [json.dumps(row, ensure_ascii=False) for row in batch]
