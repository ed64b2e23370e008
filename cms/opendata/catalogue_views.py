"""The catalogue at its addresses, and in the form that a program asks for."""

from hashlib import sha256

from django.core.cache import cache
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers
from rdflib import Graph

from cms.api.reading.freshness import now_on
from cms.clock import today

from .answering import answer_tagged, reading
from .catalogue import PREFIXES, graph_of
from .describing.licence import Licence, licence
from .dump.views import address_of, given
from .models import Dump

KEPT_SECONDS = 24 * 60 * 60
TURTLE, JSON_LD = "text/turtle", "application/ld+json"
# What is asked for, and what is answered; the first is for everybody else.
_ASKED = {TURTLE: TURTLE, JSON_LD: JSON_LD, "application/json": JSON_LD}


@reading
def catalogue(request: HttpRequest, ending: str = "") -> HttpResponseBase:
    """``ending``: ``ttl`` or ``jsonld``; without one by what the client accepts (RFC 9110, 12.5.1)."""
    wanted = {"ttl": TURTLE, "jsonld": JSON_LD}.get(ending) or _ASKED[request.get_preferred_type([*_ASKED]) or TURTLE]
    known, dumps = licence(), {address_of(dump): dump for dump in given()}
    key = _key(known, dumps, wanted)
    response = answer_tagged(
        request, f'W/"{key}"', lambda: _text(key, known, dumps, wanted), f"{wanted}; charset=utf-8", known
    )
    if not ending:
        patch_vary_headers(response, ["Accept"])
    return response


def _key(known: Licence, dumps: dict[str, Dump], wanted: str) -> str:
    """What decides on the words of the catalogue."""
    facts = [now_on(today()).tag, known, [(address, dump.checksum) for address, dump in dumps.items()], wanted]
    return sha256(repr(facts).encode()).hexdigest()[:32]


def _text(key: str, known: Licence, dumps: dict[str, Dump], wanted: str) -> str:
    """Kept, since making it costs a tenth of a second."""
    if (text := cache.get(f"opendata.catalogue.{key}")) is None:
        graph = graph_of(known, dumps)
        text = as_json(graph) if wanted == JSON_LD else graph.serialize(format="turtle")
        cache.set(f"opendata.catalogue.{key}", text, KEPT_SECONDS)
    return text


def as_json(graph: Graph) -> str:
    context = {prefix: str(namespace) for prefix, namespace in PREFIXES.items()}
    return graph.serialize(format="json-ld", context=context, ensure_ascii=False, indent=1)
