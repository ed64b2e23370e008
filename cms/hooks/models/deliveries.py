"""Messages that wait to be sent, and what became of them."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.api.models import Resource
from cms.hooks.choices import PING, DeliveryState, EventType

from .subscriptions import Subscription


class Delivery(models.Model):
    """One event for one subscription. It has keys and no words: what is sent is read when it is sent.

    Written in the transaction of the publication, in the order in which items changed: of one item, the one with the
    smaller key is older. ``object_id`` is null for a test. ``due_at`` is the next try; ``claim`` is held by
    whoever sends it, until ``claimed_until``. ``uid`` is the ``webhook-id``, the same at every try.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    subscription = models.ForeignKey(
        Subscription, verbose_name=_("webhook"), on_delete=models.CASCADE, related_name="deliveries"
    )
    event = models.CharField(_("event"), max_length=30, choices=[(PING, _("Test")), *EventType.choices])
    resource = models.CharField(max_length=10, blank=True)
    object_id = models.PositiveBigIntegerField(null=True)
    key = models.UUIDField(null=True)
    type = models.CharField(max_length=20, blank=True)
    language = models.CharField(_("language"), max_length=10, blank=True)
    happened_at = models.DateTimeField(_("happened at"))
    day = models.DateField(null=True)
    state = models.CharField(_("state"), max_length=10, choices=DeliveryState.choices, default=DeliveryState.WAITING)
    due_at = models.DateTimeField()
    attempts = models.PositiveIntegerField(_("tries"), default=0)
    claim = models.UUIDField(null=True)
    claimed_until = models.DateTimeField(null=True)
    tried_at = models.DateTimeField(_("last try"), null=True)
    status_code = models.PositiveIntegerField(_("answer"), null=True)
    milliseconds = models.PositiveIntegerField(null=True)
    sent_as = models.CharField(max_length=30, blank=True)
    reason = models.CharField(_("reason"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("message of a webhook")
        verbose_name_plural = _("messages of webhooks")
        default_permissions = ()
        indexes = [
            # What waits, of a subscription and of an item of it: done ones are many more.
            models.Index(
                fields=["subscription", "resource", "object_id", "id"],
                condition=models.Q(state="waiting"),
                name="hooks_waiting",
            ),
            models.Index(fields=["subscription", "id"], condition=models.Q(state="waiting"), name="hooks_next"),
            models.Index(fields=["state", "happened_at"], name="hooks_old"),
        ]

    def __str__(self):
        return f"{self.event} {self.object_id or ''}".strip()

    @property
    def item_name(self) -> str:
        """What it is of, by its number; empty for a test."""
        if self.object_id is None:
            return ""
        return f"{_('Document') if self.resource == Resource.DOCUMENT else _('Record')} {self.object_id}"
