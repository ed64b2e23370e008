"""The public search: a page of results, straight to a record, and suggestions while typing."""

import logging
from datetime import date

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers, patch_cache_control
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from cms.clock import today
from cms.templatetags.cms_tags import html_language
from search.browsers import for_browsers
from search.engines import EngineUnavailable
from search.query import Asked, Results, Sort, search, suggest
from search.showing import Shown, frame_of_search, query_before
from search.synonyms import note_query
from search.synonyms.asked import FEW

logger = logging.getLogger(__name__)

# Not part of the question: the list, where a reference alone would lead straight to its record.
LIST = "all"
# Seconds for which a browser or a cache may keep suggestions.
SUGGESTIONS_KEPT = 60
# Seconds after which a reader may try again.
TRY_AGAIN = 60
# More sentences about one address help nobody.
MOST_PROBLEMS = 5


def asked_in(request: HttpRequest) -> Asked:
    """The question in the address, without what is only for the page."""
    parameters: QueryDict = request.GET.copy()
    parameters.pop(LIST, None)
    return Asked.from_address(parameters, get_language())


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """One page of results; 400 where the address cannot be understood, 503 where the engine does not answer."""
    asked, day = asked_in(request), today()
    frame = {"asked": asked, "own_frame": frame_of_search(asked)}
    if asked.problems:
        return render(request, "search/invalid.html", frame | {"problems": asked.problems[:MOST_PROBLEMS]}, status=400)
    try:
        found = _answer(asked, day, as_list=LIST in request.GET)
    except EngineUnavailable as error:
        logger.warning("search_unavailable: %s", error)
        return _unavailable(request, frame)
    if found.straight_to:
        return redirect(found.straight_to)
    _note(request, found, day)
    return render(request, "search/results.html", frame | {"found": found, "shown": Shown(found)})


def _answer(asked: Asked, day: date, as_list: bool) -> Results:
    found = search(asked, day)
    if found.straight_to and as_list:
        # In any other order than the usual one the service leads nowhere, and gives the list.
        return search(asked.having(sort=Sort.NEWEST), day)
    return found


def _unavailable(request: HttpRequest, frame: dict) -> HttpResponse:
    response = render(request, "search/unavailable.html", frame, status=503)
    response["Retry-After"] = str(TRY_AGAIN)
    add_never_cache_headers(response)
    return response


def _note(request: HttpRequest, found: Results, day: date) -> None:
    """Count a search that led nowhere. Its other pages, orders and filters are the same search."""
    asked = found.asked
    if request.method != "GET" or not asked.text or asked != Asked(text=asked.text, reader=asked.reader):
        return
    before = query_before(request)
    # Counting takes the database's turn to write, which an ordinary search must not wait for.
    if found.count > FEW and before in ("", asked.text):
        return
    try:
        note_query(asked.text, asked.reader, found.count, before or None, day)
    except DatabaseError as error:
        logger.warning("search_not_counted: %s", error)


@require_safe
def suggestions(request: HttpRequest) -> JsonResponse:
    """A JSON array of ``{text, language}`` and, for records, ``address``; empty where there is nothing to offer.

    With ``format=opensearch`` for browsers: ``[words, [completions], [descriptions], [addresses]]``.
    """
    try:
        found = suggest(request.GET.get("q", ""), get_language())
    except EngineUnavailable:
        found = []
    if request.GET.get("format") == "opensearch":
        return _kept_suggestions(for_browsers(request, found))
    rows = [{"text": each.text, "language": html_language(each.language)} for each in found]
    for row, each in zip(rows, found, strict=True):
        row |= {"address": each.address} if each.address else {}
    return _kept_suggestions(JsonResponse(rows, safe=False))


def _kept_suggestions(response: JsonResponse) -> JsonResponse:
    response["X-Robots-Tag"] = "noindex"
    patch_cache_control(response, public=True, max_age=SUGGESTIONS_KEPT)
    return response
