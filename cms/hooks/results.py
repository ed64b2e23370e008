"""What follows from a try: done, again later, given up; and when a subscription rests."""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils.translation import gettext as _

from . import claims
from .choices import DeliveryState
from .models import Delivery, Subscription
from .sending import Outcome

FIRST_PAUSE = timedelta(seconds=30)
GROWTH = 3
LONGEST_PAUSE = timedelta(hours=12)
# Longer than any pause between two tries.
SILENCE = 2 * LONGEST_PAUSE


def pause(attempts: int, jitter: float) -> timedelta:
    """How long to wait after so many tries: 30 seconds, then three times as long each time, up to 12 hours.

    ``jitter`` (0 to 1) makes it up to a fifth longer, so that many messages do not come back at once.
    """
    # The exponent is bounded: what comes out is longer than the longest pause anyway.
    wait = min(FIRST_PAUSE * GROWTH ** min(attempts - 1, 10), LONGEST_PAUSE)
    return wait * (1 + jitter / 5)


def record(delivery: Delivery, outcome: Outcome, milliseconds: int, event: str, now: datetime, jitter: float) -> None:
    """Write down what came of a try."""
    values = {"status_code": outcome.status, "milliseconds": milliseconds, "sent_as": event, "reason": outcome.reason}
    if outcome.taken:
        claims.finish(delivery, state=DeliveryState.DELIVERED, **values)
        Subscription.objects.filter(pk=delivery.subscription_id).exclude(failing_since=None).update(failing_since=None)
        return
    if outcome.never_again or delivery.attempts >= settings.WEBHOOK_TRIES:
        claims.finish(delivery, state=DeliveryState.DEAD, **values)
    else:
        claims.finish(delivery, due_at=now + pause(delivery.attempts, jitter), **values)
    _note_failure(delivery, outcome, now)


def _note_failure(delivery: Delivery, outcome: Outcome, now: datetime) -> None:
    here = Subscription.objects.filter(pk=delivery.subscription_id)
    began = here if _after_silence(delivery, now) else here.filter(failing_since=None)
    began.update(failing_since=now)
    reason = ""
    if outcome.never_again:
        reason = _("The server answered that this address is given up (410).")
    elif here.filter(failing_since__lte=now - timedelta(days=settings.WEBHOOK_PAUSE_DAYS)).exists():
        reason = _("Nothing could be delivered for %(n)d days. Last: %(reason)s") % {
            "n": settings.WEBHOOK_PAUSE_DAYS,
            "reason": outcome.reason,
        }
    if reason:
        here.filter(paused_at=None).update(paused_at=now, pause_reason=reason[:500])


def _after_silence(delivery: Delivery, now: datetime) -> bool:
    """Whether nothing was tried for so long that an earlier failure says nothing of this one."""
    if delivery.attempts > 1:
        return False
    others = Delivery.objects.filter(subscription=delivery.subscription_id).exclude(pk=delivery.pk)
    return not others.filter(tried_at__gt=now - SILENCE).exists()


def resume(subscription: Subscription, now: datetime) -> None:
    """Go on with a subscription that rests: what waits is tried at once."""
    subscription.deliveries.filter(state=DeliveryState.WAITING).update(due_at=now)
    Subscription.objects.filter(pk=subscription.pk).update(paused_at=None, pause_reason="", failing_since=None)


def send_again(deliveries, now: datetime) -> int:
    """Let messages that were given up wait again, as if they had never been tried; return how many."""
    dead = deliveries.filter(state=DeliveryState.DEAD)
    return dead.update(state=DeliveryState.WAITING, attempts=0, due_at=now, reason="")
