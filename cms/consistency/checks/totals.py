"""The total of a table is the sum of its rows."""

import re
from collections.abc import Iterator
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
_LONGEST_LINE = 400


@dataclass(frozen=True)
class Row:
    start: int
    end: int
    text: str
    amount: Decimal | None


def wrong_totals(pair: Pair, register: Register) -> Iterator[Difference]:
    """Where rows stand directly above a line that names a total; of a row with several amounts the last one counts."""
    for version in pair:
        for part in version.parts.values():
            yield from _of_part(part)


def _of_part(part: Part) -> Iterator[Difference]:
    rows: list[Row] = []
    subtotals: list[Row] = []
    for match in _LINE.finditer(part.text):
        row = Row(match.start(), match.end(), match[0].strip(), _amount(match[0]))
        if _TOTAL.search(row.text):
            if _is_wrong(row, rows, subtotals):
                yield _difference(part, row, rows if len(rows) >= _LEAST_ROWS else [subtotals[-1], *rows])
            subtotals += [row] if row.amount is not None else []
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
