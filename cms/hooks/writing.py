"""Writing down what is to be told, in the transaction of the publication, for whoever wants it."""

import json
from collections.abc import Iterable
from datetime import date, datetime

from cms.api.keeping.wanted import Wanted
from cms.api.models import ApiItem, Resource

from . import later
from .choices import CHANGED, PING, PUBLISHED, REMOVED
from .models import Delivery, Subscription

# (event, item, day of a state that begins or ends)
Event = tuple[str, ApiItem, date | None]


def tell(events: Iterable[Event], now: datetime) -> int:
    """Write messages for the subscriptions that want these events; return how many. Two queries, whatever there is.

    Within the transaction that changes the items, under the lock of ``search.catalogue.writing``: so that messages of
    one item are in the order of its changes.
    """
    wanting = list(Subscription.objects.collecting())
    if not wanting:
        return 0
    rows = [
        _row(subscription, event, item, day, now)
        for event, item, day in events
        for subscription in wanting
        if subscription.wants(event, item.type, item.language)
    ]
    Delivery.objects.bulk_create(rows, batch_size=500)
    if rows:
        later.start()
    return len(rows)


def _row(subscription: Subscription, event: str, item: ApiItem, day: date | None, now: datetime) -> Delivery:
    return Delivery(
        subscription=subscription,
        event=event,
        resource=item.resource,
        object_id=item.object_id,
        key=item.key,
        type=item.type,
        language=item.language,
        happened_at=now,
        due_at=now,
        day=day,
    )


def tell_changes(new: list[Wanted], changed: list[Wanted], gone: list[ApiItem], now: datetime) -> int:
    """What ``cms.api.signals.items_changed`` says. Nothing is read where nobody wants it."""
    return tell(_events(new, changed, gone), now)


def _events(new: list[Wanted], changed: list[Wanted], gone: list[ApiItem]) -> Iterable[Event]:
    yield from ((REMOVED[item.resource], item, None) for item in gone)
    for names, rows in ((PUBLISHED, new), (CHANGED, changed)):
        for row in rows:
            without_file = is_withdrawn(row.item.resource, row.answer)
            yield (REMOVED if without_file else names)[row.item.resource], row.item, None


def is_withdrawn(resource: str, answer: str) -> bool:
    """Whether this answer is of a document that is named with the reason of its withdrawal, and given to nobody."""
    return resource == Resource.DOCUMENT and bool(json.loads(answer)["withdrawn_at"])


def ping(subscription: Subscription, now: datetime) -> Delivery:
    """Have a test sent."""
    delivery = Delivery.objects.create(subscription=subscription, event=PING, happened_at=now, due_at=now)
    later.start()
    return delivery
