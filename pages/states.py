"""States that dates decide. One object a family; page, list, API and feed all ask it, with an explicit day."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, TextChoices


@dataclass(frozen=True)
class PeriodStates:
    """Three states around a period whose first and last day both belong to it.

    ``start_field`` and ``end_field`` name date fields of the model. A missing last day never ends. A missing first
    day counts as begun, unless ``starts_undated`` is False: then the record stays in the state ``before``.
    """

    start_field: str
    end_field: str
    before: TextChoices
    during: TextChoices
    after: TextChoices
    starts_undated: bool = True

    def of(self, record, today: date) -> TextChoices:
        start, end = getattr(record, self.start_field), getattr(record, self.end_field)
        if end is not None and end < today:
            return self.after
        begun = self.starts_undated if start is None else start <= today
        return self.during if begun else self.before

    def condition(self, state: str, today: date) -> Q:
        """Return the filter that finds exactly the records that are in ``state`` on ``today``."""
        over = Q(**{f"{self.end_field}__lt": today})
        if state == self.after:
            return over
        not_over = Q(**{f"{self.end_field}__isnull": True}) | Q(**{f"{self.end_field}__gte": today})
        undated = Q(**{f"{self.start_field}__isnull": True})
        begun = Q(**{f"{self.start_field}__lte": today})
        if state == self.during:
            return not_over & (begun | undated if self.starts_undated else begun)
        later = Q(**{f"{self.start_field}__gt": today})
        return not_over & (later if self.starts_undated else later | undated)

    @property
    def choices(self) -> list[TextChoices]:
        return [self.before, self.during, self.after]
