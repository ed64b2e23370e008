from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from cms.models import RecordPage
from cms.panels import BODY_PANEL
from pages.choices import CallKind, CallState
from pages.states import PeriodStates

from .listing import ListingPage


class CallPage(RecordPage):
    """A public call, a call for subsidies, a vacancy or a tender, with its deadline and later its results."""

    parent_page_types = ["pages.CallIndexPage", "pages.YearPage"]
    subpage_types: list[str] = []
    date_field = "opens"
    states = PeriodStates("opens", "deadline", CallState.UPCOMING, CallState.OPEN, CallState.CLOSED)

    kind = models.CharField(_("kind"), max_length=20, choices=CallKind.choices, default=CallKind.PUBLIC_CALL)
    reference = models.CharField(
        _("reference number"),
        max_length=60,
        blank=True,
        help_text=_("As it stands in the call. A job vacancy cannot be published without it."),
    )
    opens = models.DateField(
        _("opens on"), null=True, db_index=True, help_text=_("The first day on which applications are received.")
    )
    deadline = models.DateField(
        _("deadline"), null=True, help_text=_("The last day on which applications are received.")
    )
    eligibility = models.TextField(
        _("who may apply"),
        blank=True,
        help_text=_("In plain words, such as “farmers with at least two hectares in the municipality”."),
    )
    how_to_apply = models.TextField(
        _("how to apply"),
        blank=True,
        help_text=_("Which papers are needed, where to bring or send them, and until what hour."),
    )
    budget = models.DecimalField(
        _("budget in EUR"),
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("The whole sum, as a number without signs, such as 25000."),
    )
    results = models.TextField(
        _("results"), blank=True, help_text=_("The outcome in words. Name persons only where the law asks for it.")
    )
    results_published_on = models.DateField(
        _("results published on"),
        null=True,
        blank=True,
        help_text=_("The day on which the results were published; empty while there are none."),
    )

    override_translatable_fields = [
        *RecordPage.override_translatable_fields,
        SynchronizedField("reference", overridable=False),
    ]
    word_panels = [FieldPanel("eligibility"), FieldPanel("how_to_apply"), FieldPanel("results")]
    fact_panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("reference")]),
        BODY_PANEL,
        FieldRowPanel([FieldPanel("opens"), FieldPanel("deadline")]),
        FieldRowPanel([FieldPanel("budget"), FieldPanel("results_published_on")]),
    ]
    search_fields = [*RecordPage.search_fields, index.SearchField("reference"), index.AutocompleteField("reference")]

    class Meta:
        verbose_name = _("public call")
        verbose_name_plural = _("public calls")

    @property
    def reference_text(self) -> str:
        return self.reference

    def publication_errors(self) -> dict[str, str]:
        if self.kind == CallKind.VACANCY and not self.reference:
            return {"reference": _("A job vacancy needs its reference number.")}
        return {}

    def clean(self):
        super().clean()
        if self.opens and self.deadline and self.deadline < self.opens:
            raise ValidationError({"deadline": _("The deadline is before the opening. Correct one of the two dates.")})


class CallIndexPage(ListingPage):
    record_model = CallPage
    has_calendar = True
    subpage_types = ["pages.YearPage", "pages.CallPage"]

    class Meta:
        verbose_name = _("list of public calls")
