"""Suggestions for the search field of a browser (OpenSearch Suggestions 1.1, github.com/dewitt/opensearch)."""

from collections.abc import Sequence

from django.http import HttpRequest, JsonResponse
from django.utils.translation import get_language

from cms.cyrillic.letters import letters_of
from search.query import Asked
from search.query.suggesting import Suggestion
from search.showing import search_address

MEDIA_TYPE = "application/x-suggestions+json"


def for_browsers(request: HttpRequest, found: Sequence[Suggestion]) -> JsonResponse:
    """``[words, [completions], [descriptions], [addresses]]``; the three lists are of one length."""
    letters = letters_of(request)
    completions = [letters.text(each.text, each.language) for each in found]
    addresses = [letters.address(each.address or search_address(Asked(text=each.text).query_string)) for each in found]
    rows = [request.GET.get("q", ""), completions, [""] * len(found), addresses]
    response = JsonResponse(rows, safe=False, content_type=MEDIA_TYPE)
    response["Content-Language"] = letters.tag(get_language())
    return response
