"""The catalogue at its addresses, and in the form that a program asks for."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe
from rdflib import Graph

from .answering import answer_text
from .catalogue import PREFIXES, graph_of
from .describing.licence import licence
from .dump.views import address_of, given

TURTLE, JSON_LD = "text/turtle", "application/ld+json"
# What is asked for, and what is answered; the first is for everybody else.
_ASKED = {TURTLE: TURTLE, JSON_LD: JSON_LD, "application/json": JSON_LD}


@require_safe
def catalogue(request: HttpRequest, ending: str = "") -> HttpResponseBase:
    """``ending``: ``ttl`` or ``jsonld``; without one by what the client accepts (RFC 9110, 12.5.1)."""
    wanted = {"ttl": TURTLE, "jsonld": JSON_LD}.get(ending) or _ASKED[request.get_preferred_type([*_ASKED]) or TURTLE]
    known = licence()
    graph = graph_of(known, {address_of(dump): dump for dump in given()})
    text = as_json(graph) if wanted == JSON_LD else graph.serialize(format="turtle")
    response = answer_text(request, text, f"{wanted}; charset=utf-8", known)
    if not ending:
        patch_vary_headers(response, ["Accept"])
    return response


def as_json(graph: Graph) -> str:
    context = {prefix: str(namespace) for prefix, namespace in PREFIXES.items()}
    return graph.serialize(format="json-ld", context=context, ensure_ascii=False, indent=1)
