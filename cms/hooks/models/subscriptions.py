"""Who wants to be told, of what, and where."""

import secrets
from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _


def new_seed() -> str:
    return secrets.token_hex(32)


class SubscriptionQuerySet(models.QuerySet):
    def collecting(self) -> "SubscriptionQuerySet":
        """Those for which messages are written; a paused one gets them when it goes on."""
        return self.filter(active=True)

    def receiving(self) -> "SubscriptionQuerySet":
        """Those to which messages are sent."""
        return self.filter(active=True, paused_at=None)


class Subscription(models.Model):
    """An address that gets messages. ``events``, ``types`` and ``languages`` are lists of values; an empty one is all.

    ``seed`` makes the secret (``cms.hooks.signing``); ``previous_seed`` makes one that is valid until
    ``previous_until`` as well. ``failing_since`` is the first failure after the last success.
    """

    name = models.CharField(_("name"), max_length=100)
    url = models.CharField(
        _("address"), max_length=2000, help_text=_("Where messages are sent: https://name.example/path.")
    )
    note = models.TextField(
        _("who runs it"), max_length=1000, help_text=_("Office or firm, and whom to write to when something fails.")
    )
    events = models.JSONField(_("events"), default=list, blank=True)
    types = models.JSONField(_("types"), default=list, blank=True)
    languages = models.JSONField(_("languages"), default=list, blank=True)
    active = models.BooleanField(
        _("active"), default=True, help_text=_("While it is not active, nothing is sent and nothing is kept for it.")
    )
    seed = models.CharField(max_length=64, default=new_seed, editable=False)
    secret_shown = models.BooleanField(default=False, editable=False)
    previous_seed = models.CharField(max_length=64, blank=True, editable=False)
    previous_until = models.DateTimeField(null=True, editable=False)
    failing_since = models.DateTimeField(null=True, editable=False)
    paused_at = models.DateTimeField(null=True, editable=False)
    pause_reason = models.CharField(max_length=500, blank=True, editable=False)

    objects = SubscriptionQuerySet.as_manager()

    class Meta:
        verbose_name = _("webhook")
        verbose_name_plural = _("webhooks")
        ordering = ["name", "id"]

    def __str__(self):
        return self.name

    def wants(self, event: str, type_: str, language: str) -> bool:
        return (
            (not self.events or event in self.events)
            and (not self.types or type_ in self.types)
            and (not self.languages or language in self.languages)
        )

    def seeds(self, now: datetime) -> list[str]:
        """What the valid secrets are made of, the newest first."""
        previous = self.previous_seed if self.previous_until and now < self.previous_until else ""
        return [seed for seed in (self.seed, previous) if seed]
