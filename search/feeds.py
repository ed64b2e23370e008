"""The feed of any search: what the portal publishes on it, newest first."""

import logging
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.clock import today
from cms.feeds.author import author
from cms.feeds.delivery import answer, refusal
from cms.feeds.description import Entry, Feed, File, published_at
from pages.feeds import files_of
from search.engines import EngineUnavailable
from search.models import CatalogueEntry
from search.query import Asked, newest
from search.showing import Shown, search_address
from search.templatetags.search_tags import kind_label

logger = logging.getLogger(__name__)


@require_safe
def search_feed(request: HttpRequest, form: str = "atom") -> HttpResponse:
    """The feed of the search in the address; its order and page stand there for nothing."""
    asked = Asked.from_address(request.GET, get_language())
    if asked.problems:
        return refusal("\n".join(asked.problems))
    try:
        feed = feed_of_search(request, asked)
    except EngineUnavailable as error:
        logger.warning("search_unavailable: %s", error)
        sentence = _("The search does not answer at the moment. Try again in a minute.")
        return refusal(sentence, HTTPStatus.SERVICE_UNAVAILABLE)
    return answer(request, feed, form)


def feed_of_search(request: HttpRequest, asked: Asked) -> Feed:
    """What was published last on a valid question; raises EngineUnavailable. The number of queries is constant."""
    shown = Shown(newest(asked.having(), today()))
    entries = [hit.entry for hit in shown.found.hits]
    files = files_of(entry.page_id for entry in entries if entry.file_count)
    municipality = author(request)
    return Feed(
        title=title_of(shown, municipality),
        subtitle=_("What is published on this search, newest first"),
        page=search_address(shown.feed),
        path=reverse("search_feed"),
        query=shown.feed,
        language=get_language(),
        author=municipality,
        entries=[_entry(entry, files.get(entry.page_id, [])) for entry in entries],
    )


def title_of(shown: Shown, municipality: str) -> str:
    """Filters alone name what is asked for; words are said to be a search."""
    filters = ", ".join(chosen.value for chosen in shown.chosen)
    words = {"what": ", ".join(filter(None, [shown.asked.text, filters])), "municipality": municipality}
    if not words["what"]:
        return _("Everything new – %(municipality)s") % words
    if not shown.asked.text:
        return _("%(what)s – %(municipality)s") % words
    return _("Search: %(what)s – %(municipality)s") % words


def _entry(entry: CatalogueEntry, files: list[File]) -> Entry:
    published = published_at(entry.date, entry.published_at)
    return Entry(
        key=entry.translation_key,
        title=entry.title,
        address=entry.address,
        summary=entry.summary,
        language=entry.language,
        published=published,
        updated=max(entry.changed_at or published, published),
        kinds=[kind_label(entry)],
        files=files,
    )
