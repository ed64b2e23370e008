"""The context of our graphs and their names for things: schema.org, and ELI for acts.

schema.org as of release 30 (https://schema.org/docs/releases.html); the ELI ontology of the Publications Office
(http://data.europa.eu/eli/ontology). The context stands in every graph: reading one asks no other host for anything.
"""

import json
from typing import Any

from cms.api.making.addresses import absolute

SCHEMA = "https://schema.org/"
_AUTHORITY = "http://publications.europa.eu/resource/authority/language/"
# ISO 639-3 codes, in which the table of languages of the Publications Office is written.
LANGUAGE_CODES = {"sq": "SQI", "sr-latn": "SRP", "en": "ENG", "tr": "TUR", "bs": "BOS"}
_PREFIXES = {
    "eli": "http://data.europa.eu/eli/ontology#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
# Their values are addresses or names of the vocabulary; all others are texts, numbers or nodes.
_ADDRESSES = [
    "url",
    "contentUrl",
    "sameAs",
    "item",
    "thumbnailUrl",
    "eventStatus",
    "eventAttendanceMode",
    "legislationLegalForce",
    "legislationLegalValue",
    "eli:in_force",
    "eli:legal_value",
    "eli:language",
    "eli:format",
    "eli:media_type",
    "eli:is_realized_by",
    "eli:realizes",
    "eli:is_embodied_by",
    "eli:embodies",
    "eli:passed_by",
    "eli:type_document",
]
_DAYS = ["eli:date_document", "eli:date_publication", "eli:first_date_entry_in_force", "eli:date_no_longer_in_force"]
_TERMS = {name: {"@type": "@id"} for name in _ADDRESSES} | {name: {"@type": "xsd:date"} for name in _DAYS}
_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}

Node = dict[str, Any]


def node(kind: str | list[str], identifier: str = "", /, **facts: Any) -> Node:
    """A node of ``kind`` with its ``identifier``. What is empty is left out: nothing is said of it."""
    return filled({"@type": kind} | ({"@id": identifier} if identifier else {}) | facts)


def filled(facts: dict[str, Any]) -> Node:
    return {key: value for key, value in facts.items() if value not in (None, "", [], {})}


def ref(name: str) -> Node:
    return {"@id": name}


def here(fragment: str) -> str:
    """The identifier of something that belongs to the whole portal."""
    return absolute(f"/#{fragment}")


def language_iri(language: str) -> str:
    code = LANGUAGE_CODES.get(language)
    return _AUTHORITY + code if code else ""


def document(nodes: list[Node]) -> Node:
    """The graph with the context that its terms need, and no more of it."""
    used = set(_terms(nodes))
    context: dict[str, Any] = {"@vocab": SCHEMA} | {name: term for name, term in _TERMS.items() if name in used}
    prefixes = {term.partition(":")[0] for term in used if ":" in term}
    if prefixes:
        context |= _PREFIXES
    return {"@context": context, "@graph": nodes}


def _terms(value: Any):
    if isinstance(value, list):
        for each in value:
            yield from _terms(each)
    elif isinstance(value, dict):
        yield from value
        for each in value.values():
            yield from _terms(each)


def as_text(graph: Node) -> str:
    """JSON that may stand in a script element: no sign of it begins or ends markup."""
    return json.dumps(graph, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
