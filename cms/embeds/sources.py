"""What an embedded list shows: any search, or the dates to come; asked for as in their own addresses."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, QueryDict
from django.utils.translation import get_language

from cms.calendars.asking import AskedDates
from cms.calendars.views import feed_of_coming
from cms.clock import today
from cms.feeds.description import Feed
from search.feeds import feed_of_search
from search.query import Asked

from .look import NAMES


@dataclass(frozen=True)
class Source:
    """``query`` are the parameters in their one order; ``feed`` makes the feed, where there are no ``problems``.

    ``data`` names the address of the JSON Feed, ``frame`` that of the page for a frame. ``feed`` may raise
    EngineUnavailable.
    """

    frame: str
    data: str
    query: str
    problems: tuple[str, ...]
    feed: Callable[[HttpRequest], Feed]


def list_source(parameters: QueryDict) -> Source:
    own = parameters.copy()
    for name in NAMES:
        own.pop(name, None)
    asked = Asked.from_address(own, get_language())
    query = asked.having().query_string
    return Source("embed_list", "search_feed_in", query, asked.problems, lambda request: feed_of_search(request, asked))


def calendar_source(parameters: QueryDict) -> Source:
    asked = AskedDates.from_address(parameters, more=NAMES)
    return Source(
        "embed_calendar",
        "coming_in",
        asked.query_string,
        asked.problems,
        lambda request: feed_of_coming(request, asked, today()),
    )
