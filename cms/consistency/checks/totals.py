"""The total of a table is the sum of its rows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from search.analysis.found import Kind as Read
from search.analysis.scanning import scan

from ..choices import Code, Kind
from ..differences import Difference
from ..parts import Pair, Part
from ..register import Register

_TOTAL = re.compile(r"(?<!\w)(?:gjithsej|total[i]?|shuma|ukupno|svega|zbir|укупно|свега)(?!\w)", re.I)
_LINE = re.compile(r"[^\n]+")
_IS_AMOUNT = re.compile(
    r"[0-9][0-9.,\u00a0\u202f ]*[.,][0-9]{2}(?![0-9])|[0-9][0-9.,\u00a0 ]*(?=\s?(?:€|eur|evr))", re.I
)
_LEAST_ROWS = 2
_LONGEST_LINE = 400


@dataclass(frozen=True)
class Row:
    start: int
    end: int
    text: str
    amount: Decimal | None


def wrong_totals(pair: Pair, register: Register) -> Iterator[Difference]:
    """Where rows with one amount each stand directly above a line that names a total."""
    for version in pair:
        for part in version.parts.values():
            yield from _of_part(part)


def _of_part(part: Part) -> Iterator[Difference]:
    rows: list[Row] = []
    for match in _LINE.finditer(part.text):
        row = Row(match.start(), match.end(), match[0].strip(), _amount(match[0]))
        if _TOTAL.search(row.text):
            if len(rows) >= _LEAST_ROWS and row.amount != _sum(rows):
                yield _difference(part, row, rows)
            rows = []
        elif row.amount is not None:
            rows.append(row)
        else:
            rows = []


def _amount(line: str) -> Decimal | None:
    """The last amount of money in a line of a table; a paragraph without a break is none."""
    if len(line) > _LONGEST_LINE:
        return None
    found = list(_IS_AMOUNT.finditer(line))
    if not found:
        return None
    terms = [each.terms[0] for each in scan(found[-1][0].strip() + " €") if each.kind is Read.NUMBER]
    try:
        return Decimal(terms[-1]) if terms else None
    except InvalidOperation:
        return None


def _sum(rows: list[Row]) -> Decimal:
    return sum((row.amount for row in rows), Decimal(0))


def _difference(part: Part, total: Row, rows: list[Row]) -> Difference:
    passages = part.passage(total.start, total.end), part.passage(rows[0].start, rows[-1].end)
    expected = f"{_sum(rows):.2f}"
    if total.amount is None:
        return Difference(Kind.AMOUNT, Code.NO_TOTAL, (total.text, expected), *passages, {"first": total.text[:120]})
    keys = (f"{total.amount:.2f}", expected)
    return Difference(Kind.AMOUNT, Code.WRONG_TOTAL, keys, *passages, dict(zip(("first", "second"), keys, strict=True)))
