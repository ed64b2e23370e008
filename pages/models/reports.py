from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from cms.models import RecordPage
from cms.panels import BODY_PANEL
from pages.blocks import FiguresBlock
from pages.choices import ReportKind

from .listing import ListingPage


class ReportPage(RecordPage):
    """A report, a plan of work or a stage of the budget, for a period."""

    parent_page_types = ["pages.ReportIndexPage", "pages.YearPage"]
    subpage_types: list[str] = []
    date_field = "period_to"

    kind = models.CharField(_("kind"), max_length=30, choices=ReportKind.choices, default=ReportKind.ACTIVITY)
    period_from = models.DateField(_("period from"), null=True)
    period_to = models.DateField(
        _("period to"),
        null=True,
        db_index=True,
        help_text=_("The last day of the time that it reports on; the list is ordered by it."),
    )
    approved_on = models.DateField(_("approved on"), null=True, blank=True)
    reference = models.CharField(_("reference number"), max_length=60, blank=True)
    figures = StreamField(
        FiguresBlock(),
        verbose_name=_("budget figures"),
        blank=True,
        help_text=_("Only for budgets and financial reports: a line for each category. Open data are made of them."),
    )

    fact_panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("reference")]),
        BODY_PANEL,
        FieldRowPanel([FieldPanel("period_from"), FieldPanel("period_to")]),
        FieldPanel("approved_on"),
    ]
    word_panels = [FieldPanel("figures")]
    override_translatable_fields = [
        *RecordPage.override_translatable_fields,
        SynchronizedField("reference", overridable=False),
    ]
    search_fields = [*RecordPage.search_fields, index.SearchField("reference"), index.AutocompleteField("reference")]

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")

    @property
    def reference_text(self) -> str:
        return self.reference

    def clean(self):
        super().clean()
        if self.period_from and self.period_to and self.period_to < self.period_from:
            raise ValidationError({"period_to": _("The period ends before it begins. Correct one of the two dates.")})


class ReportIndexPage(ListingPage):
    record_model = ReportPage
    subpage_types = ["pages.YearPage", "pages.ReportPage"]

    class Meta:
        verbose_name = _("list of reports")
