"""Searches that did not lead anywhere, counted by day. No address, no user, no time of day."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Outcome(models.TextChoices):
    NOTHING = "nothing", _("Nothing found")
    FEW = "few", _("Few found")
    REFINED = "refined", _("Refined")


class QueryCount(models.Model):
    """How often ``query`` (folded) was asked on ``day`` with this outcome. ``search.synonyms.asked`` alone writes it.

    ``refined_to`` is the folded search that followed; empty unless the outcome is ``REFINED``.
    """

    day = models.DateField(_("day"), db_index=True)
    query = models.CharField(_("search"), max_length=100)
    language = models.CharField(_("language"), max_length=10)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome.choices)
    refined_to = models.CharField(_("followed by"), max_length=100, blank=True)
    times = models.PositiveIntegerField(_("times"), default=1)

    class Meta:
        verbose_name = _("search that did not lead anywhere")
        verbose_name_plural = _("searches that did not lead anywhere")
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(
                fields=["day", "query", "language", "outcome", "refined_to"], name="querycount_once_a_day"
            )
        ]

    def __str__(self):
        return self.query
