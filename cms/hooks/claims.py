"""Who sends a message: one sender at a time, until a moment, so that a dead one is followed."""

import uuid
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from .choices import DeliveryState
from .models import Delivery, Subscription

# Longer than one try may take, by far.
LEASE = timedelta(minutes=10)


def due(now: datetime) -> QuerySet[Delivery]:
    """Messages that may be sent: not before an older one of the same item was taken, given up or overtaken."""
    waiting = Delivery.objects.filter(state=DeliveryState.WAITING)
    receiving = Subscription.objects.receiving()
    older = waiting.filter(
        subscription=OuterRef("subscription"),
        resource=OuterRef("resource"),
        object_id=OuterRef("object_id"),
        pk__lt=OuterRef("pk"),
    )
    free = Q(claimed_until=None) | Q(claimed_until__lt=now)
    return waiting.filter(free, due_at__lte=now, subscription__in=receiving).exclude(Exists(older))


@transaction.atomic
def take(subscription: Subscription, now: datetime) -> Delivery | None:
    """Claim the oldest message of a subscription that is due; None where there is none, or others have them."""
    found = due(now).filter(subscription=subscription).order_by("pk")
    # SQLite has one writer: whoever began the transaction is alone.
    if connection.features.has_select_for_update_skip_locked:
        found = found.select_for_update(skip_locked=True, of=("self",))
    pk = found.values_list("pk", flat=True).first()
    if pk is None:
        return None
    mine = Delivery.objects.filter(pk=pk)
    mine.update(claim=uuid.uuid4(), claimed_until=now + LEASE, attempts=F("attempts") + 1, tried_at=now)
    return mine.select_related("subscription").get()


def finish(delivery: Delivery, **values) -> bool:
    """Write a result and give the claim back; False where somebody else has the message by now."""
    held = Delivery.objects.filter(pk=delivery.pk, claim=delivery.claim)
    return bool(held.update(claim=None, claimed_until=None, **values))
