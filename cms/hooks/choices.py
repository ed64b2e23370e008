"""What other systems can be told of, and how far a message has come."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class EventType(TextChoices):
    """As messages name them: what it is of, a full stop, what happened (Standard Webhooks, “Event types”)."""

    RECORD_PUBLISHED = "record.published", _("Record published")
    RECORD_CHANGED = "record.changed", _("Record changed")
    RECORD_UNPUBLISHED = "record.unpublished", _("Record public no more")
    DOCUMENT_PUBLISHED = "document.published", _("Document published")
    DOCUMENT_CHANGED = "document.changed", _("Document changed")
    DOCUMENT_WITHDRAWN = "document.withdrawn", _("Document withdrawn")
    CONSULTATION_OPENED = "consultation.opened", _("Consultation opened")
    CONSULTATION_CLOSED = "consultation.closed", _("Consultation closed")
    CALL_OPENED = "call.opened", _("Public call opened")
    CALL_CLOSED = "call.closed", _("Public call closed")
    NOTICE_BEGAN = "notice.began", _("Notice became valid")
    NOTICE_EXPIRED = "notice.expired", _("Notice expired")


# Sent by a button, whatever a subscription wants.
PING = "ping"

PUBLISHED = {"record": EventType.RECORD_PUBLISHED, "document": EventType.DOCUMENT_PUBLISHED}
CHANGED = {"record": EventType.RECORD_CHANGED, "document": EventType.DOCUMENT_CHANGED}
REMOVED = {"record": EventType.RECORD_UNPUBLISHED, "document": EventType.DOCUMENT_WITHDRAWN}

# By type of record: what is told when its middle state begins, and when it is over.
STATES = {
    "consultation": (EventType.CONSULTATION_OPENED, EventType.CONSULTATION_CLOSED),
    "call": (EventType.CALL_OPENED, EventType.CALL_CLOSED),
    "notice": (EventType.NOTICE_BEGAN, EventType.NOTICE_EXPIRED),
}
BEGINNINGS = {begins for begins, _over in STATES.values()}
ENDS = {over for _begins, over in STATES.values()}


class DeliveryState(TextChoices):
    WAITING = "waiting", _("Waiting")
    DELIVERED = "delivered", _("Delivered")
    DEAD = "dead", _("Given up")
    OVERTAKEN = "overtaken", _("Overtaken by a later one")
