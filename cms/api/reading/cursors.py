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
    plain = [value.isoformat() if isinstance(value, date) else value for value in values]
    return base64.urlsafe_b64encode(json.dumps([order, *plain]).encode()).decode().rstrip("=")


def behind(rows: QuerySet, order: str, cursor: str | None) -> QuerySet:
    """``rows`` in this order, from the cursor on. Raises BadRequest for a cursor of no list of this order."""
    rows = rows.order_by(*ORDERS[order])
    return rows.filter(_after(order, _values(order, cursor))) if cursor else rows


def _values(order: str, cursor: str) -> list:
    try:
        found = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        known, *plain = found
        columns = [column.lstrip("-") for column in ORDERS[order]]
        values = [_read(column, value) for column, value in zip(columns, plain, strict=True)]
    except (binascii.Error, ValueError, TypeError):
        known, values = None, []
    if known != order:
        raise BadRequest(
            _("The cursor belongs to no list in this order. Begin without a cursor, and take “next” as it is given.")
        )
    return values


def _read(column: str, value) -> date | int:
    if column == "day":
        return date.fromisoformat(value)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 2**62:
        raise ValueError(value)
    return value


def _after(order: str, values: list) -> Q:
    """Rows whose columns, compared one after the other, come behind the values."""
    condition, equal = Q(), Q()
    for column, value in zip(ORDERS[order], values, strict=True):
        name, way = (column[1:], "lt") if column.startswith("-") else (column, "gt")
        condition |= equal & Q(**{f"{name}__{way}": value})
        equal &= Q(**{name: value})
    return condition
