"""Atom feed of any search: what the portal publishes on it, newest first."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.clock import today
from cms.models import PortalSettings
from pages.feeds import RecordFeed, without_controls
from search.engines import EngineUnavailable
from search.models import CatalogueEntry
from search.query import Asked, newest
from search.showing import Shown, search_address
from search.templatetags.search_tags import kind_label


@require_safe
def search_feed(request: HttpRequest) -> HttpResponse:
    """The feed of the search in the address; its order and page stand there for nothing."""
    asked = Asked.from_address(request.GET, get_language())
    if asked.problems:
        return _in_words("\n".join(asked.problems), 400)
    try:
        found = newest(asked.having(), today())
    except EngineUnavailable:
        return _in_words(_("The search does not answer at the moment. Try again in a minute."), 503)
    response = SearchFeed()(request, shown=Shown(found))
    response["X-Robots-Tag"] = "noindex"
    return response


def _in_words(text: str, status: int) -> HttpResponse:
    return HttpResponse(text, status=status, content_type="text/plain; charset=utf-8")


class SearchFeed(RecordFeed):
    """The object is an answer as it is shown (``Shown``), by publication; the items are catalogue entries."""

    def get_object(self, request: HttpRequest, shown: Shown) -> Shown:
        self.request = request
        return shown

    def title(self, obj: Shown) -> str:
        portal = PortalSettings.load(request_or_site=self.request)
        about = [obj.asked.text, *(chosen.value for chosen in obj.chosen)]
        words = {"what": ", ".join(filter(None, about)), "municipality": portal.municipality}
        if not words["what"]:
            return _("Everything new – %(municipality)s") % words
        return without_controls(_("Search: %(what)s – %(municipality)s") % words)

    def subtitle(self, obj: Shown) -> str:
        return _("What is published on this search, newest first")

    def link(self, obj: Shown) -> str:
        return self.request.build_absolute_uri(search_address(obj.feed))

    def feed_url(self, obj: Shown) -> str:
        address = self.request.build_absolute_uri(reverse("search_feed"))
        return f"{address}?{obj.feed}" if obj.feed else address

    def items(self, obj: Shown) -> list[CatalogueEntry]:
        return [hit.entry for hit in obj.found.hits]

    def item_link(self, item: CatalogueEntry) -> str:
        return self.request.build_absolute_uri(item.address)

    def item_pubdate(self, item: CatalogueEntry) -> datetime | None:
        return item.published_at

    def item_updateddate(self, item: CatalogueEntry) -> datetime | None:
        return item.changed_at

    def item_categories(self, item: CatalogueEntry) -> list[str]:
        return [kind_label(item)]
