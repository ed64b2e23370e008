"""What a message says, read at the moment in which it is sent: never more than the interface says then.

The frame is the one of Standard Webhooks (``type``, ``timestamp``, ``data``); ``data`` is an entry of ``changes/``.
"""

import json
from dataclasses import dataclass
from datetime import date, datetime

from cms.api.models import ApiItem
from cms.api.reading.answers import item_json

from .choices import BEGINNINGS, ENDS, PING, PUBLISHED, REMOVED
from .models import Delivery
from .writing import is_withdrawn


@dataclass(frozen=True)
class Message:
    """``event`` is what is sent, which may be another one than was noted. ``body`` is UTF-8."""

    event: str
    body: bytes


def message_of(delivery: Delivery, today: date) -> Message | None:
    """What is true of the event now; None where it is no more, or where a later message tells it.

    What was hidden since becomes a removal, which has keys and not a word. A removal of what is public again
    becomes its publication, for whoever wants those.
    """
    if delivery.event == PING:
        return _framed(PING, delivery.happened_at, f'{{"subscription":{json.dumps(delivery.subscription.name)}}}')
    items = ApiItem.objects.select_related("answer")
    item = items.filter(resource=delivery.resource, object_id=delivery.object_id).first()
    event = _true_event(delivery, item, today)
    if event is None or (event != delivery.event and _is_followed(delivery)):
        return None
    return _framed(event, delivery.happened_at, _data(delivery, item, event, today))


def _true_event(delivery: Delivery, item: ApiItem | None, today: date) -> str | None:
    resource, noted = delivery.resource, delivery.event
    if item is None or item.removed_at is not None or is_withdrawn(resource, item.answer.text):
        return str(REMOVED[resource])
    if noted == REMOVED[resource]:
        back = PUBLISHED[resource]
        return str(back) if delivery.subscription.wants(back, item.type, item.language) else None
    if noted in BEGINNINGS | ENDS:
        true = _place(item, today) >= (1 if noted in BEGINNINGS else 2)
        return noted if true and not _is_overtaken(delivery) else None
    return noted


def _place(item: ApiItem, today: date) -> int:
    if item.starts is None or item.ends is None or today < item.starts:
        return 0
    return 2 if item.ends < today else 1


def _is_followed(delivery: Delivery) -> bool:
    """Whether a later message of the same item waits, which tells what is true."""
    same = Delivery.objects.filter(
        subscription=delivery.subscription_id, resource=delivery.resource, object_id=delivery.object_id
    )
    return same.filter(pk__gt=delivery.pk, state="waiting").exists()


def _is_overtaken(delivery: Delivery) -> bool:
    """Whether a later state of the same item was told already: who sends this one again would undo it."""
    same = Delivery.objects.filter(
        subscription=delivery.subscription_id, resource=delivery.resource, object_id=delivery.object_id
    )
    return same.filter(pk__gt=delivery.pk, state="delivered", event__in=BEGINNINGS | ENDS).exists()


def _data(delivery: Delivery, item: ApiItem | None, event: str, today: date) -> str:
    removed = item is None or event == REMOVED[delivery.resource]
    facts = {
        "number": item.sequence if item else None,
        "resource": delivery.resource,
        "id": delivery.object_id,
        "key": str(item.key if item else delivery.key),
        "type": item.type if item else delivery.type,
        "language": item.language if item else delivery.language,
        "changed_at": (item.changed_at if item else delivery.happened_at).isoformat(),
        "change": "removed" if removed else "published",
    }
    if delivery.day and not removed:
        facts["day"] = delivery.day.isoformat()
    kept = "null" if removed else item_json(item, today)
    return f'{json.dumps(facts, ensure_ascii=False)[:-1]},"item":{kept}}}'


def _framed(event: str, moment: datetime, data: str) -> Message:
    body = f'{{"type":"{event}","timestamp":"{moment.isoformat()}","data":{data}}}'
    return Message(event, body.encode())
