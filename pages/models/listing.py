"""The listing page of a family and the year containers below it, which the system makes (ADR 3)."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField
from wagtail.models import Page

from cms.blocks.text import FEATURES
from cms.clock import today
from cms.feeds import delivery
from cms.feeds.links import FeedLinks
from cms.headless.modes import ExternalPreviewMixin
from cms.models import FrozenAddressMixin, RecordPage
from cms.panels import TITLE_PANEL
from pages.feeds import feed_of_listing
from pages.filters import RecordFilter

PAGE_SIZE = 20


class ListingPage(ExternalPreviewMixin, FrozenAddressMixin, RoutablePageMixin, Page):
    """All records of one family. A subclass names its ``record_model`` and its ``subpage_types``."""

    record_model: type[RecordPage]
    # Whether its records have days to note down (cms.calendars).
    has_calendar = False
    parent_page_types = ["home.HomePage"]

    introduction = RichTextField(_("introduction"), blank=True, features=FEATURES)

    content_panels = [TITLE_PANEL, FieldPanel("introduction")]
    promote_panels = [FieldPanel("seo_title"), FieldPanel("search_description")]

    class Meta:
        abstract = True

    def get_template(self, request: HttpRequest, *args, **kwargs) -> str:
        return "pages/listing.html"

    @property
    def family(self) -> str:
        """The name of its records in the search and the interface."""
        return self.record_model.__name__.removesuffix("Page").lower()

    def records(self):
        """Live records of this section in its language, newest first."""
        records = self.record_model.objects.open_to_all().descendant_of(self).newest_first()
        return records.select_related("issuing_body").defer("body")

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        context = super().get_context(request, *args, **kwargs)
        chosen = RecordFilter(request.GET, self.records(), today())
        paginator = Paginator(chosen.records, PAGE_SIZE)
        results = paginator.get_page(chosen.page_number)
        feed = self.feed_links(request, chosen.query_string)
        return context | {"filter": chosen, "results": results, "today": chosen.today, "feed": feed}

    def feed_links(self, request: HttpRequest, query: str) -> FeedLinks:
        here = self.get_url(request) or ""
        calendar = f"{here}calendar.ics" if self.has_calendar else ""
        return FeedLinks(self.title, f"{here}feed/", query, calendar, embed_query=f"family={self.family}")

    @path("feed/", name="feed")
    @path("feed/<slug:form>/", name="feed_in")
    def feed(self, request: HttpRequest, form: str = "atom") -> HttpResponse:
        """The newest of the same filter as the page shows, as Atom, RSS or JSON Feed."""
        chosen = RecordFilter(request.GET, self.records(), today())
        if chosen.problems:
            return delivery.refusal("\n".join(chosen.problems))
        return delivery.answer(request, feed_of_listing(request, self, chosen), form)


class YearPage(Page):
    """A year of a section. It keeps sections small for editors; readers are led to the filtered list."""

    parent_page_types: list[str] = [
        f"pages.{family}IndexPage"
        for family in ("News", "Notice", "Call", "Act", "Consultation", "Strategy", "Report", "Meeting", "Bulletin")
    ]
    subpage_types = [
        f"pages.{family}Page"
        for family in ("News", "Notice", "Call", "Act", "Consultation", "Strategy", "Report", "Meeting", "Bulletin")
    ]
    content_panels: list = []
    promote_panels: list = []
    settings_panels: list = []

    class Meta:
        verbose_name = _("year")
        verbose_name_plural = _("years")

    @classmethod
    def can_create_at(cls, parent) -> bool:
        """Only the system makes years."""
        return False

    def serve(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        return redirect(f"{self.get_parent().get_url(request)}?year={self.slug}")
