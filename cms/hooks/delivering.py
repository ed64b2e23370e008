"""Sending what is due, one message after the other and one subscription after the other."""

import logging
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta

from django.conf import settings
from django.utils.translation import gettext as _

from . import claims, results, signing
from .choices import DeliveryState
from .models import Delivery, Subscription
from .payload import message_of
from .safety.addresses import Resolver, resolve
from .sending import Outcome, post

logger = logging.getLogger(__name__)

Clock = Callable[[], datetime]
# Asked for each message: a long run may last over midnight.
Today = Callable[[], date]
Jitter = Callable[[], float]

# Messages of a subscription before the next one has its turn.
TURN = 50
# So many failures one after the other, and the subscription waits for the next run: others are not kept waiting by it.
MOST_FAILURES = 3
# Old messages that one run deletes.
MOST_FORGOTTEN = 5000


def deliver(clock: Clock, today: Today, jitter: Jitter, resolver: Resolver = resolve) -> int:
    """Send everything that is due; return how many tries there were. Others may do the same at the same time."""
    tried, tired = 0, set()
    while True:
        before = tried
        for subscription in Subscription.objects.receiving().exclude(pk__in=tired):
            count, failed = _turn(subscription, clock, today, jitter, resolver)
            tried += count
            if failed:
                tired.add(subscription.pk)
        if tried == before:
            return tried


def _turn(
    subscription: Subscription, clock: Clock, today: Today, jitter: Jitter, resolver: Resolver
) -> tuple[int, bool]:
    """(tries, whether to leave this subscription alone for now)."""
    failures = 0
    for number in range(TURN):
        delivery = claims.take(subscription, clock())
        if delivery is None:
            return number, False
        failures = 0 if try_once(delivery, clock, today, jitter, resolver) else failures + 1
        rests = failures and not Subscription.objects.receiving().filter(pk=subscription.pk).exists()
        if failures >= MOST_FAILURES or rests:
            return number + 1, True
    return TURN, False


def try_once(delivery: Delivery, clock: Clock, today: Today, jitter: Jitter, resolver: Resolver) -> bool:
    """Send a claimed message and write down what came of it; whether nothing failed.

    A message that fails in a way that nobody thought of is a failed try as well: the others go on.
    """
    try:
        return _try_once(delivery, clock, today(), jitter, resolver)
    except Exception:
        logger.exception("Message of a webhook failed", extra={"event": "webhook_broken", "delivery": delivery.pk})
        outcome = Outcome(None, _("Something went wrong in the portal while this was sent. Its log says what."))
        results.record(delivery, outcome, 0, "", clock(), jitter())
        return False


def _try_once(delivery: Delivery, clock: Clock, today: date, jitter: Jitter, resolver: Resolver) -> bool:
    if delivery.attempts > settings.WEBHOOK_TRIES:
        # Only a message whose senders died comes so far.
        outcome = Outcome(None, _("Sending was broken off %(n)d times.") % {"n": settings.WEBHOOK_TRIES})
        results.record(delivery, outcome, 0, "", clock(), jitter())
        return False
    message = message_of(delivery, today)
    if message is None:
        claims.finish(delivery, state=DeliveryState.OVERTAKEN, reason="")
        return True
    seeds = delivery.subscription.seeds(clock())
    headers = signing.headers(f"msg_{delivery.uid.hex}", clock(), message.body, seeds)
    began = time.perf_counter()
    outcome = post(delivery.subscription.url, message.body, headers, resolver)
    milliseconds = round((time.perf_counter() - began) * 1000)
    results.record(delivery, outcome, milliseconds, message.event, clock(), jitter())
    if not outcome.taken:
        about = {"event": "webhook_failed", "subscription": delivery.subscription_id}
        logger.info("Webhook not delivered", extra=about)
    return outcome.taken


def forget(now: datetime) -> int:
    """Delete messages that are older than is kept, whatever became of them; return how many."""
    limit = now - timedelta(days=settings.WEBHOOK_KEPT_DAYS)
    # Naming every state, because the index begins with it.
    old = Delivery.objects.filter(state__in=DeliveryState.values, happened_at__lt=limit)
    return Delivery.objects.filter(pk__in=list(old.values_list("pk", flat=True)[:MOST_FORGOTTEN])).delete()[0]
