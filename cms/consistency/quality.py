"""How many of the expected differences are found, and how many of the found ones are expected. Pure, over files."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .checks import differences
from .differences import Difference
from .parts import Pair, Part, Piece, Version
from .register import Register

LANGUAGES = ("sq", "sr-latn")
WANTED, ALLOWED = "wanted", "allowed"


class Unreadable(Exception):
    """A sentence that says what is wrong with the table or its files."""


@dataclass(frozen=True)
class Row:
    """A line of the table: the texts of a part of a record, and if it has a kind, a difference to be found.

    ``first`` and ``second`` are how the finding shows its values, either may be empty. A ``wanted`` one must be found,
    an ``allowed`` one is true and may be missed.
    """

    record: str
    part: str
    sq: str
    sr: str
    kind: str
    first: str
    second: str
    wanted: str

    def means(self, difference: Difference) -> bool:
        shown = (difference.params.get("first", ""), difference.params.get("second", ""))
        return self.kind == difference.kind and all(
            wanted.casefold() in told.casefold() for wanted, told in zip((self.first, self.second), shown, strict=True)
        )


@dataclass(frozen=True)
class Result:
    record: str
    found: list[Difference]
    unexpected: list[Difference]
    missed: list[Row]
    wanted: int

    @property
    def true(self) -> int:
        return len(self.found) - len(self.unexpected)


def read(path: Path) -> list[Row]:
    """The rows of a table with the columns of ``Row``. Raises Unreadable."""
    columns = list(Row.__dataclass_fields__)
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            rows, known = list(reader), set(reader.fieldnames or ())
    except (OSError, UnicodeDecodeError) as error:
        raise Unreadable(f"{path} cannot be read ({error}).") from error
    if not set(columns) <= known:
        raise Unreadable(f"{path} is no table with the columns {', '.join(columns)}.")
    return [Row(**{name: row[name] or "" for name in columns}) for row in rows]


def measure(folder: Path, rows: list[Row], register: Register) -> Iterator[Result]:
    for record in dict.fromkeys(row.record for row in rows):
        own = [row for row in rows if row.record == record]
        found = differences(_pair(folder, own), register)
        expected = [row for row in own if row.kind]
        yield Result(
            record=record,
            found=found,
            unexpected=[each for each in found if not any(row.means(each) for row in expected)],
            missed=[row for row in expected if row.wanted == WANTED and not any(map(row.means, found))],
            wanted=sum(row.wanted == WANTED for row in expected),
        )


def _pair(folder: Path, rows: list[Row]) -> Pair:
    parts = {row.part: (row.sq, row.sr) for row in rows}
    versions = [
        Version(language, {part: _part(folder, part, language, files[side]) for part, files in parts.items()})
        for side, language in enumerate(LANGUAGES)
    ]
    return Pair(*versions)


def _part(folder: Path, key: str, language: str, name: str) -> Part:
    try:
        text = (folder / name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Unreadable(f"The text {folder / name} cannot be read ({error}).") from error
    pages = enumerate(text.split("\f"), 1)
    return Part(key, language, tuple(Piece(page, name, None, number) for number, page in pages))
