"""The log of calls: a row for each, and one an hour for all of those whom nobody knows."""

from datetime import datetime

from django.core.cache import caches
from django.db.models import F
from django.utils import timezone

from cms.intake.models import Call

HOUR = 3600


def write_down(asked, status: int) -> None:
    """``asked`` is a ``cms.intake.door.answering.Asked``."""
    now = timezone.now()
    if asked.token is None:
        _count(asked.operation, status, now)
        return
    Call.objects.create(
        at=now,
        client=asked.token.user.get_username(),
        token=str(asked.token),
        operation=asked.operation,
        status=status,
        dry_run=asked.dry_run,
        repeated=asked.repeated,
        page_id=asked.page_id,
        document_id=asked.document_id,
    )


def _count(operation: str, status: int, now: datetime) -> None:
    """Calls without a key cost nothing to send: they are counted in memory, and written at 1, 2, 4, 8 and so on.

    Each process counts for itself where the cache is its own; together they never write more than there were.
    """
    counters, key = caches["counters"], f"intake-nobody:{operation}:{status}:{now:%Y%m%d%H}"
    count = 1 if counters.add(key, 1, timeout=HOUR) else counters.incr(key)
    if count & (count - 1):
        return
    start = now.replace(minute=0, second=0, microsecond=0)
    row = Call.objects.filter(client="", token="", operation=operation, status=status, at__gte=start).order_by("pk")
    known = row.values_list("pk", flat=True).first()
    if known is None:
        Call.objects.create(at=now, operation=operation, status=status, times=count)
    else:
        Call.objects.filter(pk=known).update(times=F("times") + (count - count // 2))
