"""The figures of parity: one row a kind, by one query and the duties."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from .choices import kind_choices
from .models import RecordLanguages
from .models.records import is_overdue


@dataclass(frozen=True)
class Figure:
    """Numbers of records that must be public in several languages: level, overdue, and with an exception that holds.

    What is neither is within the days that its duty allows.
    """

    label: str
    mandatory: int = 0
    level: int = 0
    overdue: int = 0
    excepted: int = 0

    @property
    def behind(self) -> int:
        return self.mandatory - self.level

    @property
    def in_time(self) -> int:
        return self.behind - self.overdue - self.excepted

    @property
    def percent(self) -> int | None:
        """Level of a hundred, rounded down: all is said only of all."""
        return self.level * 100 // self.mandatory if self.mandatory else None


def figures(today: date) -> list[Figure]:
    """A figure for each kind that has mandatory records, in the order of the kinds."""
    behind = Q(is_level=False)
    counted = RecordLanguages.objects.mandatory().order_by().values("kind").annotate(
        mandatory=Count("pk"),
        level=Count("pk", filter=Q(is_level=True)),
        overdue=Count("pk", filter=behind & is_overdue(today)),
        excepted=Count("pk", filter=behind & Q(excepted_until__gte=today)),
    )  # fmt: skip
    rows = {row.pop("kind"): row for row in counted}
    return [Figure(str(label), **rows[kind]) for kind, label in kind_choices() if kind in rows]


def total(parts: list[Figure], label: str = "") -> Figure:
    names = ("mandatory", "level", "overdue", "excepted")
    return Figure(label, **{name: sum(getattr(part, name) for part in parts) for name in names})
