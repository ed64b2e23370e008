from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from cms.models import RecordPage
from cms.panels import BODY_PANEL
from pages.choices import NoticeKind, NoticeState
from pages.states import PeriodStates

from .listing import ListingPage


class NoticePage(RecordPage):
    """A notice that is valid for a period; after it the notice stays readable and says that it is over."""

    parent_page_types = ["pages.NoticeIndexPage", "pages.YearPage"]
    subpage_types: list[str] = []
    date_field = "valid_from"
    states = PeriodStates("valid_from", "valid_until", NoticeState.UPCOMING, NoticeState.CURRENT, NoticeState.EXPIRED)

    kind = models.CharField(_("kind"), max_length=20, choices=NoticeKind.choices, default=NoticeKind.GENERAL)
    valid_from = models.DateField(
        _("valid from"),
        null=True,
        db_index=True,
        help_text=_("The first day on which the notice applies. It may lie ahead."),
    )
    valid_until = models.DateField(
        _("valid until"),
        null=True,
        help_text=_("The last day on which the notice applies. It stays readable, and says that it is over."),
    )
    posted_at = models.CharField(
        _("also posted at"), max_length=250, blank=True, help_text=_("Notice boards and places where the paper hangs.")
    )

    word_panels = [FieldPanel("posted_at")]
    fact_panels = [
        FieldRowPanel([FieldPanel("kind"), BODY_PANEL]),
        FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_until")]),
    ]

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")

    def clean(self):
        super().clean()
        if self.valid_from and self.valid_until and self.valid_until < self.valid_from:
            raise ValidationError({"valid_until": _("The notice ends before it begins. Correct one of the two dates.")})


class NoticeIndexPage(ListingPage):
    record_model = NoticePage
    subpage_types = ["pages.YearPage", "pages.NoticePage"]

    class Meta:
        verbose_name = _("list of notices")
