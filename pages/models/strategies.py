from collections import Counter
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import StreamField

from cms.models import RecordPage
from cms.panels import BODY_PANEL
from pages.blocks import GoalsBlock
from pages.choices import ActivityState, StrategyState
from pages.states import PeriodStates

from .listing import ListingPage


class StrategyPage(RecordPage):
    """A strategy for a period, with goals and their activities; sums and counts are computed, never typed."""

    parent_page_types = ["pages.StrategyIndexPage", "pages.YearPage"]
    subpage_types: list[str] = []
    kind_field = None
    date_field = "period_from"
    states = PeriodStates("period_from", "period_to", StrategyState.PLANNED, StrategyState.RUNNING, StrategyState.ENDED)

    period_from = models.DateField(_("period from"), null=True, db_index=True)
    period_to = models.DateField(_("period to"), null=True)
    date_adopted = models.DateField(_("date adopted"), null=True, blank=True)
    goals = StreamField(
        GoalsBlock(),
        verbose_name=_("goals and activities"),
        blank=True,
        help_text=_("Goals with their activities. The portal counts what is late and adds up the amounts."),
    )

    fact_panels = [
        BODY_PANEL,
        FieldRowPanel([FieldPanel("period_from"), FieldPanel("period_to")]),
        FieldPanel("date_adopted"),
    ]
    word_panels = [FieldPanel("goals")]

    class Meta:
        verbose_name = _("strategy")
        verbose_name_plural = _("strategies")

    @property
    def activities(self) -> list:
        """The values of all activities of all goals, in order."""
        return [activity for goal in self.goals for activity in goal.value["activities"]]

    @property
    def total_amount(self) -> Decimal:
        """Sum of the amounts of all activities, in EUR."""
        return sum((activity["amount"] or Decimal(0) for activity in self.activities), Decimal(0))

    def progress(self, today: date) -> dict[str, int]:
        """Number of activities by reported state, and of those neither done nor dropped whose deadline has passed."""
        counts = Counter(activity["state"] for activity in self.activities)
        return {
            "total": len(self.activities),
            "overdue": sum(is_overdue(activity, today) for activity in self.activities),
        } | {state.name.lower(): counts[state.value] for state in ActivityState}

    def get_context(self, request, *args, **kwargs) -> dict:
        context = super().get_context(request, *args, **kwargs)
        return context | {"progress": self.progress(context["today"])}

    def clean(self):
        super().clean()
        if self.period_from and self.period_to and self.period_to < self.period_from:
            raise ValidationError({"period_to": _("The period ends before it begins. Correct one of the two dates.")})


def is_overdue(activity, today: date) -> bool:
    """True where the deadline of an activity has passed and it is neither done nor dropped."""
    finished = activity["state"] in (ActivityState.DONE, ActivityState.DROPPED)
    return bool(activity["deadline"]) and activity["deadline"] < today and not finished


class StrategyIndexPage(ListingPage):
    record_model = StrategyPage
    subpage_types = ["pages.YearPage", "pages.StrategyPage"]

    class Meta:
        verbose_name = _("list of strategies")
