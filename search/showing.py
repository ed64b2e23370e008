"""How an answer is shown: what was chosen, the states to switch between, page numbers, the same search elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from urllib.parse import parse_qs, urlsplit

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms.feeds.links import FeedLinks
from cms.templatetags.cms_tags import numeric_date
from search.query import PAGE_SIZE, Asked, Facet, Results, Sort
from search.query.address import clean
from search.query.asked import MAX_PAGE

# As many choices of a facet stand open; the others are one click away.
SHOWN_CHOICES = 6
_REFERRER_FIELDS = 50


@dataclass(frozen=True)
class Chosen:
    """A filter that narrows the search; ``query_string`` leads to the search without it."""

    label: str
    value: str
    query_string: str


@dataclass(frozen=True)
class Shown:
    """What the page of results shows beside its hits."""

    found: Results

    @property
    def asked(self) -> Asked:
        return self.found.asked

    @cached_property
    def states(self) -> Facet | None:
        return next((facet for facet in self.found.facets if facet.name == "state"), None)

    @property
    def facets(self) -> list[tuple[Facet, Sequence, Sequence]]:
        """(facet, its first choices, the others) of each facet but the state, which has its own switch."""
        others = [facet for facet in self.found.facets if facet.name != "state"]
        return [(facet, facet.choices[:SHOWN_CHOICES], facet.choices[SHOWN_CHOICES:]) for facet in others]

    @cached_property
    def chosen(self) -> list[Chosen]:
        chosen = [(facet.label, facet.chosen) for facet in self.found.facets if facet.chosen]
        found = [Chosen(label, choice.label, choice.query_string) for label, choice in chosen]
        return found + [
            Chosen(label, numeric_date(day), self.asked.without(name).query_string)
            for name, label, day in self._days
            if day
        ]

    @property
    def _days(self) -> list[tuple[str, str, date | None]]:
        return [("since", _("From day"), self.asked.since), ("until", _("To day"), self.asked.until)]

    @property
    def without_filters(self) -> str:
        """The query string of the same words without any filter."""
        return Asked(text=self.asked.text, sort=self.asked.sort).query_string

    @property
    def sorts(self) -> list[tuple[str, str, bool]]:
        """(query string, label, whether it is chosen) of each order; words alone have a relevance."""
        if not self.asked.text:
            return []
        return [(self.asked.having(sort=sort).query_string, sort.label, sort == self.asked.sort) for sort in Sort]

    @property
    def results(self) -> Page:
        """The page as ``components/pagination.html`` reads it."""
        paginator = Paginator(range(min(self.found.count, MAX_PAGE * PAGE_SIZE)), PAGE_SIZE)
        return paginator.get_page(self.asked.page)

    @property
    def is_past_the_end(self) -> bool:
        return self.found.count > 0 and self.asked.page > self.results.paginator.num_pages

    @property
    def feed(self) -> str:
        """The query string of the search's feed, which is always in the order of dates."""
        return self.asked.having(sort=Sort.RELEVANCE).query_string

    @property
    def feed_links(self) -> FeedLinks:
        return FeedLinks(_("What is new on this search"), reverse("search_feed"), self.feed, embed_query=self.feed)


def frame_of_search(asked: Asked) -> dict:
    """What stands around the page: the same search in each public language."""
    links = []
    for code in settings.PUBLIC_LANGUAGES:
        with translation.override(code):
            url = search_address(replace(asked, reader=code).query_string)
        links.append({"code": code, "url": url, "current": code == get_language(), "exists": True})
    return {"trail": [], "languages": links}


def search_address(query_string: str) -> str:
    """The path of a search in the current language."""
    address = reverse("search")
    return f"{address}?{query_string}" if query_string else address


def query_before(request: HttpRequest) -> str:
    """The words of the page of results from which the reader comes; empty where it was another page."""
    try:
        came_from = urlsplit(request.headers.get("Referer", ""))
        words = parse_qs(came_from.query, max_num_fields=_REFERRER_FIELDS).get("q", [""])[0]
    except ValueError:
        return ""
    is_ours = came_from.netloc == request.get_host() and came_from.path == request.path
    return clean(words) if is_ours else ""
