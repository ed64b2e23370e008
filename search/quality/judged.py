"""Reading the files of queries: what was judged, and what somebody expects."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .measures import RELEVANT

QUERIES = Path(__file__).parent / "queries.tsv"
GRADES = {"1", "2", "3"}


class Unreadable(ValueError):
    """A file cannot be understood; the message is a sentence with its name and line."""


@dataclass(frozen=True)
class Judged:
    """A query with the grades (see ``measures``) of the records that are relevant to it.

    Records are named by ``names``; ``language`` is the language of the portal in which it is asked.
    """

    query: str
    kind: str
    language: str
    grades: dict[str, int]


@dataclass(frozen=True)
class Expected:
    """A query and the records that it should find, named by codes, keys or titles."""

    query: str
    kind: str
    wanted: str


def judged(path: Path = QUERIES) -> list[Judged]:
    """The judged queries. Raises ``Unreadable``."""
    return [
        Judged(row["query"], row["kind"], row["language"], _grades(row["relevant"], f"{path}, line {line}"))
        for line, row in _rows(path, {"query", "kind", "language", "relevant"})
    ]


def expected(path: Path) -> list[Expected]:
    """Queries with the columns query, kind and "should find". Raises ``Unreadable``."""
    rows = _rows(path, {"query", "kind", "should find"})
    return [Expected(row["query"], row["kind"], row["should find"]) for _line, row in rows]


def codes(path: Path) -> dict[str, str]:
    """What stands for which key of a record: the columns code and record. Raises ``Unreadable``."""
    return {row["code"]: row["record"] for _line, row in _rows(path, {"code", "record"})}


def _rows(path: Path, columns: set[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """(line, row) of a file with tabs between its columns; quotation marks are part of the texts."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise Unreadable(f"{path} cannot be read: {error}.") from error
    for row in (reader := csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)):
        if missing := sorted(name for name in columns if not row.get(name)):
            raise Unreadable(f"{path}, line {reader.line_num}: nothing stands under “{missing[0]}”.")
        yield reader.line_num, row


def _grades(text: str, place: str) -> dict[str, int]:
    """Grades of ``act-statute=3 body:assembly=1``."""
    grades = {}
    for part in text.split():
        name, _sign, grade = part.rpartition("=")
        if not name or name in grades or grade not in GRADES:
            raise Unreadable(
                f"{place}: “{part}” is not a record and a grade from 1 to 3, or the record stands there twice."
            )
        grades[name] = int(grade)
    if max(grades.values()) < RELEVANT:
        raise Unreadable(f"{place}: no record has at least the grade {RELEVANT}.")
    return grades
