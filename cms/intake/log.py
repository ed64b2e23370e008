"""How long the log of calls is kept."""

from datetime import datetime, timedelta

from django.conf import settings

from .models import Call


def forget(now: datetime) -> int:
    """Delete what is older than ``INTAKE_CALLS_KEPT_DAYS``; return the number of rows."""
    oldest = now - timedelta(days=settings.INTAKE_CALLS_KEPT_DAYS)
    return Call.objects.filter(at__lt=oldest).delete()[0]
