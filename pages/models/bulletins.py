from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from cms.models import RecordPage
from cms.panels import BODY_PANEL

from .listing import ListingPage


class BulletinPage(RecordPage):
    """An issue of the municipal bulletin, for a month."""

    parent_page_types = ["pages.BulletinIndexPage", "pages.YearPage"]
    subpage_types: list[str] = []
    kind_field = None
    date_field = "month"

    month = models.DateField(
        _("month"),
        null=True,
        db_index=True,
        help_text=_("The first day of the month, such as 1 March. Readers see the month alone."),
    )
    issue = models.PositiveIntegerField(_("issue number"), null=True, help_text=_("As it stands on the cover."))

    fact_panels = [FieldRowPanel([FieldPanel("month"), FieldPanel("issue")]), BODY_PANEL]

    class Meta:
        verbose_name = _("bulletin")
        verbose_name_plural = _("bulletins")


class BulletinIndexPage(ListingPage):
    record_model = BulletinPage
    subpage_types = ["pages.YearPage", "pages.BulletinPage"]

    class Meta:
        verbose_name = _("list of bulletins")
