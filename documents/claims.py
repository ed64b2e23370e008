"""Who reads a version: one worker at a time, until a moment that it keeps moving on, so that a dead one is followed."""

import uuid
from datetime import datetime, timedelta

from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from .models import Reading, ReadingState

# Longer than the longest step, a page of character recognition, may take.
LEASE = timedelta(minutes=10)
MOST_ATTEMPTS = 3


class ClaimLost(Exception):
    """Somebody else reads this version now; what this worker still has is not written."""


def waiting(now: datetime) -> QuerySet[Reading]:
    """Readings that anybody may take: new ones, and those whose worker died."""
    return Reading.objects.filter(Q(state=ReadingState.WAITING) | _abandoned(now)).order_by("pk")


def abandoned(now: datetime) -> QuerySet[Reading]:
    return Reading.objects.filter(_abandoned(now)).order_by("pk")


def _abandoned(now: datetime) -> Q:
    return Q(state=ReadingState.RUNNING, claimed_until__lt=now)


def take(version_id: int, now: datetime) -> Reading | None:
    """Claim the reading of a version; None where it is taken or done. One that breaks its workers is given up."""
    claim = uuid.uuid4()
    taken = waiting(now).filter(version=version_id).order_by()
    won = taken.update(
        state=ReadingState.RUNNING, claim=claim, claimed_until=now + LEASE, attempts=F("attempts") + 1, reason=""
    )
    if not won:
        return None
    reading = Reading.objects.select_related("version__document__record").get(claim=claim)
    if reading.attempts > MOST_ATTEMPTS:
        sentence = _("Reading this file was broken off %(n)d times. Save it again, or in parts, and upload that.")
        finish(reading, now, state=ReadingState.FAILED, reason=sentence % {"n": MOST_ATTEMPTS})
        return None
    return reading


def renew(reading: Reading) -> None:
    """Keep the claim before writing a result, inside the result's transaction. Raises ClaimLost."""
    held = Reading.objects.filter(pk=reading.pk, claim=reading.claim, state=ReadingState.RUNNING)
    if not held.update(claimed_until=timezone.now() + LEASE):
        raise ClaimLost(reading.pk)


def finish(reading: Reading, now: datetime, **values) -> None:
    """Give the claim back together with the result. Raises ClaimLost."""
    held = Reading.objects.filter(pk=reading.pk, claim=reading.claim, state=ReadingState.RUNNING)
    if not held.update(claim=None, claimed_until=None, finished_at=now, **values):
        raise ClaimLost(reading.pk)


def give_back(reading: Reading) -> None:
    """Leave the work to whoever comes next, as if nobody had tried."""
    held = Reading.objects.filter(pk=reading.pk, claim=reading.claim)
    held.update(state=ReadingState.WAITING, claim=None, claimed_until=None, attempts=F("attempts") - 1)


def free_all() -> int:
    """Make the work of dead workers free at once; only for a process that knows it is alone."""
    return Reading.objects.filter(state=ReadingState.RUNNING).update(claimed_until=timezone.now() - LEASE)
