"""Places in a list that stay right while records come, change and go: the values of the last row that was read."""

import base64
import binascii
import json
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from .problems import BadRequest

# Order of a list: the columns that make it, the last of which no two rows share.
ORDERS: dict[str, tuple[str, ...]] = {
    "-date": ("-day", "-id"),
    "date": ("day", "id"),
    "-changed": ("-sequence",),
    "changed": ("sequence",),
    "id": ("id",),
}


def written(order: str, row) -> str:
    """The cursor that continues behind ``row``."""
    values = [getattr(row, column.lstrip("-")) for column in ORDERS[order]]
    return packed(order, *[value.isoformat() if isinstance(value, date) else value for value in values])


def packed(*values: str | int) -> str:
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


def unpacked(cursor: str, order: str, *kinds: type) -> list:
    """The values of a cursor of this order, each of its kind (a date as its text). Raises BadRequest for any other."""
    try:
        known, *values = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        fits = known == order and len(values) == len(kinds)
    except (binascii.Error, ValueError, TypeError):
        values, fits = [], False
    if not fits or not all(map(_is_of, values, kinds)):
        raise BadRequest(
            _("The cursor belongs to no list in this order. Begin without a cursor, and take “next” as it is given.")
        )
    return values


def _is_of(value: object, kind: type) -> bool:
    if kind is date:
        return isinstance(value, str) and _is_day(value)
    if kind is int:
        return type(value) is int and 0 <= value < 2**62
    return type(value) is kind


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def behind(rows: QuerySet, order: str, cursor: str | None) -> QuerySet:
    """``rows`` in this order, from the cursor on. Raises BadRequest for a cursor of no list of this order."""
    rows = rows.order_by(*ORDERS[order])
    return rows.filter(_after(order, _values(order, cursor))) if cursor else rows


def check(order: str, cursor: str | None) -> None:
    """Raises BadRequest for a cursor of no list of this order."""
    if cursor:
        _values(order, cursor)


def _values(order: str, cursor: str) -> list:
    columns = [column.lstrip("-") for column in ORDERS[order]]
    values = unpacked(cursor, order, *[date if column == "day" else int for column in columns])
    return [date.fromisoformat(value) if isinstance(value, str) else value for value in values]


def _after(order: str, values: list) -> Q:
    """Rows whose columns, compared one after the other, come behind the values."""
    condition, equal = Q(), Q()
    for column, value in zip(ORDERS[order], values, strict=True):
        name, way = (column[1:], "lt") if column.startswith("-") else (column, "gt")
        condition |= equal & Q(**{f"{name}__{way}": value})
        equal &= Q(**{name: value})
    return condition
