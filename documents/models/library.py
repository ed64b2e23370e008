from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField
from wagtail.models import Page

from cms.blocks.text import FEATURES
from cms.feeds import delivery
from cms.feeds.links import FeedLinks
from cms.headless.modes import ExternalPreviewMixin
from cms.models import FrozenAddressMixin
from cms.panels import TITLE_PANEL


class DocumentLibraryPage(ExternalPreviewMixin, FrozenAddressMixin, RoutablePageMixin, Page):
    """All documents that readers may see, in every language, to filter and to sort. Nothing stands below it."""

    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []

    introduction = RichTextField(_("introduction"), blank=True, features=FEATURES)

    content_panels = [TITLE_PANEL, FieldPanel("introduction")]
    promote_panels = [FieldPanel("seo_title"), FieldPanel("search_description")]
    template = "documents/library.html"

    class Meta:
        verbose_name = _("documents library")
        verbose_name_plural = _("documents libraries")

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        # The questions name the other models, which are still being loaded when this module is.
        from documents.facets import LibraryFilter
        from documents.rows import page_of

        chosen = LibraryFilter(request.GET, self.locale.language_code)
        feed = FeedLinks(self.title, f"{self.get_url(request) or ''}feed/", chosen.query_string)
        context = {"filter": chosen, "results": page_of(chosen), "feed": feed}
        return super().get_context(request, *args, **kwargs) | context

    @path("feed/", name="feed")
    @path("feed/<slug:form>/", name="feed_in")
    def feed(self, request: HttpRequest, form: str = "atom") -> HttpResponse:
        """The documents of the same filter that were added last, as Atom, RSS or JSON Feed."""
        from documents.feeds import feed_of_library
        from documents.library import Selection

        chosen = Selection(request.GET, self.locale.language_code)
        if chosen.problems:
            return delivery.refusal("\n".join(chosen.problems))
        return delivery.answer(request, feed_of_library(request, self, chosen), form)
