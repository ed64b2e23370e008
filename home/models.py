from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from cms.clock import today
from cms.feeds.links import FeedLinks
from cms.headless.modes import ExternalPreviewMixin
from cms.models import FrozenAddressMixin
from cms.panels import TITLE_PANEL
from pages.choices import CallState, ConsultationState, MeetingState, NoticeState
from pages.models import ActPage, CallPage, ConsultationPage, MeetingPage, NewsPage, NoticePage
from pages.records import soonest_last_days


class HomePage(ExternalPreviewMixin, FrozenAddressMixin, Page):
    """The entrance: what is open now, what is new, and the ways into the sections."""

    parent_page_types = ["wagtailcore.Page"]
    max_count_per_parent = None

    welcome = models.CharField(
        _("welcome line"),
        max_length=200,
        blank=True,
        help_text=_("The large line at the top of the entrance, such as “Welcome to the municipality”."),
    )
    introduction = models.TextField(
        _("introduction"),
        max_length=600,
        blank=True,
        help_text=_("Two or three sentences below it: what residents find here."),
    )

    content_panels = [TITLE_PANEL, FieldPanel("welcome"), FieldPanel("introduction")]
    promote_panels = [FieldPanel("seo_title"), FieldPanel("search_description")]

    class Meta:
        verbose_name = _("home page")

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        day = today()
        return super().get_context(request, *args, **kwargs) | {
            "today": day,
            "feed": FeedLinks(self.title, reverse("search_feed"), calendar_address=reverse("calendar")),
            "news": self._newest(NewsPage)[:6],
            "acts": self._newest(ActPage)[:6],
            "notices": self._newest(NoticePage).in_state(NoticeState.CURRENT, day)[:4],
            "open_now": soonest_last_days(self._open_now(day))[:8],
        }

    def _newest(self, model):
        records = model.objects.open_to_all().filter(locale_id=self.locale_id).newest_first()
        return records.select_related("issuing_body").defer("body")

    def _open_now(self, day) -> dict:
        """Consultations and calls that residents can still answer, and meetings that are still to come."""
        return {
            "consultation.closes": self._newest(ConsultationPage).in_state(ConsultationState.OPEN, day),
            "call.deadline": self._newest(CallPage).in_state(CallState.OPEN, day),
            "meeting.date": self._newest(MeetingPage).in_state(MeetingState.UPCOMING, day),
        }
