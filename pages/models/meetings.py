from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import StreamField

from cms.models import RecordPage, required_body
from cms.panels import BODY_PANEL
from pages.blocks import AgendaBlock
from pages.choices import MeetingKind, MeetingState
from pages.states import PeriodStates

from .listing import ListingPage


class MeetingPage(RecordPage):
    """A meeting of a body: convocation and agenda before it, livestream during it, minutes and acts after it."""

    parent_page_types = ["pages.MeetingIndexPage", "pages.YearPage"]
    subpage_types: list[str] = []
    related_models = ("actpage", "consultationpage")
    states = PeriodStates("date", "date", MeetingState.UPCOMING, MeetingState.TODAY, MeetingState.HELD)

    issuing_body = required_body(_("body"))
    kind = models.CharField(_("kind"), max_length=20, choices=MeetingKind.choices, default=MeetingKind.REGULAR)
    ordinal = models.PositiveSmallIntegerField(
        _("ordinal number"), null=True, blank=True, help_text=_("Which meeting of this kind it is in the year.")
    )
    date = models.DateField(_("date"), null=True, db_index=True)
    time = models.TimeField(_("time"), null=True, help_text=_("When it begins, such as 10:00."))
    venue = models.CharField(
        _("place"), max_length=200, help_text=_("Building and room, such as “Municipal building, assembly hall”.")
    )
    convened_by = models.CharField(
        _("convened by"), max_length=150, blank=True, help_text=_("The function, not a name.")
    )
    agenda = StreamField(
        AgendaBlock(),
        verbose_name=_("agenda"),
        blank=True,
        help_text=_(
            "One item after the other, in the order of the convocation. Files name an item by its place in this list."
        ),
    )
    livestream_url = models.URLField(
        _("address of the livestream or recording"),
        blank=True,
        help_text=_("Copied from the browser. After the meeting the recording may take its place."),
    )
    open_to_public = models.BooleanField(_("open to the public"), default=True)
    minutes_approved_on = models.DateField(
        _("minutes approved on"),
        null=True,
        blank=True,
        help_text=_("The day on which the body approved the minutes, mostly at its next meeting."),
    )

    word_panels = [FieldPanel("venue"), FieldPanel("convened_by"), FieldPanel("agenda")]
    fact_panels = [
        BODY_PANEL,
        FieldRowPanel([FieldPanel("kind"), FieldPanel("ordinal")]),
        FieldRowPanel([FieldPanel("date"), FieldPanel("time")]),
        FieldRowPanel([FieldPanel("livestream_url"), FieldPanel("open_to_public")]),
        FieldPanel("minutes_approved_on"),
    ]

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")

    def related_pages(self) -> models.Q:
        """The acts adopted at the meeting, and the consultations that it belongs to."""
        adopted = models.Q(actpage__session__translation_key=self.translation_key)
        return adopted | models.Q(consultationpage__meetings__translation_key=self.translation_key)


class MeetingIndexPage(ListingPage):
    record_model = MeetingPage
    has_calendar = True
    subpage_types = ["pages.YearPage", "pages.MeetingPage"]

    class Meta:
        verbose_name = _("list of meetings")
