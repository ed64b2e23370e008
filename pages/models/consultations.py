from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, PageChooserPanel
from wagtail_localize.fields import SynchronizedField

from cms.models import RecordPage, required_body
from cms.panels import BODY_PANEL
from pages.choices import ConsultationState
from pages.states import PeriodStates

from .listing import ListingPage


class ConsultationPage(RecordPage):
    """A public consultation on a draft act: open from its first to its last day, then with its report."""

    parent_page_types = ["pages.ConsultationIndexPage", "pages.YearPage"]
    subpage_types: list[str] = []
    kind_field = None
    date_field = "opens"
    related_models = ("meetingpage", "actpage")
    states = PeriodStates(
        "opens", "closes", ConsultationState.UPCOMING, ConsultationState.OPEN, ConsultationState.CLOSED
    )

    issuing_body = required_body(_("directorate"))
    opens = models.DateField(
        _("opens on"), null=True, db_index=True, help_text=_("The first day on which comments are received.")
    )
    closes = models.DateField(_("closes on"), null=True, help_text=_("The last day on which comments are received."))
    draft_act = models.CharField(_("draft act"), max_length=250, help_text=_("Title of the draft consulted on."))
    contact_function = models.CharField(
        _("contact person's function"),
        max_length=150,
        blank=True,
        help_text=_("The function, such as “head of the legal office”; a name is not needed."),
    )
    contact_email = models.EmailField(
        _("e-mail for comments"), blank=True, help_text=_("Where residents send their comments. Everybody sees it.")
    )
    contact_phone = models.CharField(_("telephone"), max_length=40, blank=True)
    how_to_take_part = models.TextField(
        _("how to take part"),
        blank=True,
        help_text=_("In plain words: where to read the draft, and how and until when to comment."),
    )
    meetings = ParentalManyToManyField(
        "pages.MeetingPage", verbose_name=_("public meetings"), blank=True, related_name="+"
    )
    central_platform_url = models.URLField(
        _("address on the central platform"),
        blank=True,
        help_text=_("The page of this consultation on the government’s platform, copied from the browser."),
    )
    adopted_act = models.ForeignKey(
        "pages.ActPage",
        verbose_name=_("adopted act"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("After the end: the act that came out of it, so that readers find the result."),
    )
    participants = models.PositiveIntegerField(
        _("number of participants"),
        null=True,
        blank=True,
        help_text=_("After the end: how many people took part, in writing and at meetings."),
    )

    override_translatable_fields = [
        *RecordPage.override_translatable_fields,
        SynchronizedField("meetings"),
        SynchronizedField("contact_phone"),
    ]
    word_panels = [FieldPanel("draft_act"), FieldPanel("contact_function"), FieldPanel("how_to_take_part")]
    fact_panels = [
        BODY_PANEL,
        FieldRowPanel([FieldPanel("opens"), FieldPanel("closes")]),
        FieldRowPanel([FieldPanel("contact_email"), FieldPanel("contact_phone")]),
        FieldPanel("meetings"),
        FieldPanel("central_platform_url"),
        PageChooserPanel("adopted_act", "pages.ActPage"),
        FieldPanel("participants"),
    ]

    class Meta:
        verbose_name = _("consultation")
        verbose_name_plural = _("consultations")

    def related_pages(self) -> models.Q:
        """The public meetings on the draft, and the act that was adopted after it."""
        through = type(self).meetings.through.objects.filter(consultationpage_id=self.pk)
        return models.Q(pk=self.adopted_act_id) | models.Q(pk__in=through.values("meetingpage_id"))

    def clean(self):
        super().clean()
        if self.opens and self.closes and self.closes < self.opens:
            raise ValidationError(
                {"closes": _("The consultation closes before it opens. Correct one of the two dates.")}
            )


class ConsultationIndexPage(ListingPage):
    record_model = ConsultationPage
    has_calendar = True
    subpage_types = ["pages.YearPage", "pages.ConsultationPage"]

    class Meta:
        verbose_name = _("list of consultations")
