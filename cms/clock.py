"""The one place where the clock is read. Everything else takes a date as an argument."""

from datetime import date

from django.conf import settings
from django.utils import timezone


def today() -> date:
    """Return the municipality's day: the setting ``TODAY`` where it is given, else the clock's day in its time zone."""
    return date.fromisoformat(settings.TODAY) if settings.TODAY else timezone.localdate()
