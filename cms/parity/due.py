"""Until when a language is owed, for whoever gives the work."""

from datetime import date
from uuid import UUID

from .choices import State
from .models import RecordLanguages


def due_day(key: UUID, language: str) -> date | None:
    """The last day that the record's duty, or its exception, leaves for a language; None where nothing is owed.

    The days of the duty count from the first publication, for an outdated language from the change of the original.
    """
    row = RecordLanguages.objects.filter(pk=key).select_related("duty").first()
    if row is None or row.duty is None or language not in row.duty.required:
        return None
    return None if row.state_in(language) == State.PUBLISHED else row.due_on
