"""The total of a table is the sum of its rows."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import accumulate

from search.analysis.found import Kind as Read
from search.analysis.scanning import scan

from ..choices import Code, Kind
from ..differences import Difference
from ..parts import Pair, Part
from ..register import Register

_TOTAL = re.compile(r"(?<!\w)(?:gjithsej|total[i]?|shuma|ukupno|svega|zbir|укупно|свега)(?!\w)", re.I)
# Only such a line may have forgotten its amount: the word with a few others, and no number.
_ONLY_TOTAL = re.compile(rf"[\W_]*{_TOTAL.pattern}(?:\W+[^\W\d]+){{0,3}}\W*", re.I)
_TAX = re.compile(r"(?<!\w)(?:tvsh|pdv|пдв)", re.I)
_LINE = re.compile(r"[^\n]+")
_IS_AMOUNT = re.compile(
    r"[0-9][0-9.,\u00a0\u202f ]*[.,][0-9]{2}(?![0-9])|[0-9][0-9.,\u00a0 ]*(?=\s?(?:€|eur|evr))", re.I
)
_LEAST_ROWS = 2
_LEAST_COLUMNS = 2
_LONGEST_LINE = 400
_MOST_SUBTOTALS = 20


@dataclass(frozen=True)
class Row:
    start: int
    end: int
    text: str
    amounts: tuple[Decimal, ...]

    @property
    def amount(self) -> Decimal | None:
        """The last amount of money in a line of a table."""
        return self.amounts[-1] if self.amounts else None


def wrong_totals(pair: Pair, register: Register) -> Iterator[Difference]:
    """Where rows stand directly above a line that names a total; of several amounts in a row the last counts."""
    for version in pair:
        for part in version.parts.values():
            yield from _of_part(part)


def _of_part(part: Part) -> Iterator[Difference]:
    rows: list[Row] = []
    subtotals: list[Row] = []
    for match in _LINE.finditer(part.text):
        row = Row(match.start(), match.end(), match[0].strip(), tuple(_amounts(match[0])))
        if _TOTAL.search(row.text):
            if _is_wrong(row, rows, subtotals):
                yield _difference(part, row, rows if len(rows) >= _LEAST_ROWS else [subtotals[-1], *rows])
            elif (column := _wrong_column(row, rows)) is not None:
                yield _difference(part, row, rows, column)
            subtotals = [*subtotals, row][-_MOST_SUBTOTALS:] if row.amounts else subtotals
            rows = []
        elif row.amount is not None:
            rows.append(row)
        else:
            rows = []


def _is_wrong(total: Row, rows: list[Row], subtotals: list[Row]) -> bool:
    """A total may be that of its own rows, or of the subtotals before it too; a tax alone is added to the last one."""
    if total.amount is None and not _ONLY_TOTAL.fullmatch(total.text):
        return False
    with_tax = len(rows) == 1 and bool(_TAX.search(rows[0].text)) and bool(subtotals) and total.amount is not None
    if len(rows) < _LEAST_ROWS and not with_tax:
        return False
    carried = accumulate((row.amount for row in reversed(subtotals)), initial=Decimal(0))
    return all(total.amount != before + _sum(rows) for before in carried)


def _wrong_column(total: Row, rows: list[Row]) -> int | None:
    """The one column whose total is wrong while all others are right, in a table with as many amounts in each row."""
    count = len(total.amounts)
    if len(rows) < _LEAST_ROWS or count < _LEAST_COLUMNS or any(len(row.amounts) != count for row in rows):
        return None
    wrong = [column for column in range(count) if total.amounts[column] != _sum(rows, column)]
    return wrong[0] if len(wrong) == 1 else None


def _amounts(line: str) -> Iterator[Decimal]:
    """The amounts of money in a line of a table; a paragraph without a break is none. Only the last of them is sure to
    be whole: thousands before it may be set with spaces."""
    for match in _IS_AMOUNT.finditer(line) if len(line) <= _LONGEST_LINE else ():
        terms = [each.terms[0] for each in scan(match[0].strip() + " €") if each.kind is Read.NUMBER]
        with suppress(InvalidOperation):
            yield from map(Decimal, terms)


def _sum(rows: list[Row], column: int = -1) -> Decimal:
    return sum((row.amounts[column] for row in rows), Decimal(0))


def _difference(part: Part, total: Row, rows: list[Row], column: int = -1) -> Difference:
    passages = part.passage(total.start, total.end), part.passage(rows[0].start, rows[-1].end)
    expected = f"{_sum(rows, column):.2f}"
    if total.amount is None:
        return Difference(Kind.AMOUNT, Code.NO_TOTAL, (total.text, expected), *passages, {"first": total.text[:120]})
    keys = (f"{total.amounts[column]:.2f}", expected)
    return Difference(Kind.AMOUNT, Code.WRONG_TOTAL, keys, *passages, dict(zip(("first", "second"), keys, strict=True)))
