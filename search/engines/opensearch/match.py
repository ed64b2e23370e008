"""Queries and rows as OpenSearch writes them. Terms are values of JSON and never part of a query's text."""

from datetime import date

from search.choices import State
from search.engines.plan import Plan, between
from search.models import CatalogueRecord
from search.queries import Alternative, Filters, Word

# Terms are separated by spaces and analysed already. The gap keeps phrases within one of the fields that make ``all``.
_TERMS = {"type": "text", "analyzer": "whitespace", "norms": False, "position_increment_gap": 100}
# A new number where this changes: it is part of the index's name.
VERSION = 1
MAPPING = {
    "dynamic": "strict",
    "properties": {
        "position": {"type": "long"},
        "starts": {"type": "integer"},
        "ends": {"type": "integer"},
        "heading": _TERMS,
        "all": _TERMS,
        "facets": {"type": "keyword"},
    },
}


def source(record: CatalogueRecord) -> dict:
    """The row as it is sent. Days are ordinals."""
    return {
        "position": record.position,
        "starts": record.starts and record.starts.toordinal(),
        "ends": record.ends and record.ends.toordinal(),
        "heading": record.heading,
        "all": [record.heading, record.lead, record.text, record.files],
        "facets": record.facets.lower().split(),
    }


def ranked(plan: Plan, filters: Filters) -> dict:
    """Everything that matches; the score is the number of counted words, and more for all and for the heading."""
    wanted = plan.words + plan.phrases
    points = [(word(each), 1.0) for each in plan.counted]
    if wanted:
        points.append((every([word(each) for each in wanted]), 0.5))
        points.append((every([word(each, "heading") for each in wanted]), 0.25))
    query = least(plan, filters)
    query["bool"]["should"] = [{"constant_score": {"filter": each, "boost": boost}} for each, boost in points]
    query["bool"]["minimum_should_match"] = 0
    return query


def least(plan: Plan, filters: Filters) -> dict:
    """Everything that matches at all, without a score."""
    wanted = [some([word(each) for each in plan.words])] if plan.words else []
    wanted += [word(each) for each in plan.phrases]
    wanted += [{"terms": {"facets": list(group)}} for group in plan.signs]
    first, last = between(filters)
    days = {"gte": first} if first is not None else {}
    days |= {"lte": last} if last is not None else {}
    wanted += [{"range": {"position": days}}] if days else []
    wanted += [state(filters.state, filters.today)] if filters.state else []
    return {"bool": {"filter": wanted or [{"match_all": {}}], "must_not": [word(each) for each in plan.excluded]}}


def state(asked: State, today: date) -> dict:
    day = today.toordinal()
    ranges = {
        State.BEFORE: [{"range": {"starts": {"gt": day}}}],
        State.DURING: [{"range": {"starts": {"lte": day}}}, {"range": {"ends": {"gte": day}}}],
        State.AFTER: [{"range": {"ends": {"lt": day}}}],
    }
    return every(ranges[asked])


def word(given: Word, field: str = "all") -> dict:
    return some([alternative(each, field) for each in given.alternatives])


def alternative(given: Alternative, field: str) -> dict:
    if len(given.terms) == 1:
        return {"prefix" if given.prefix else "term": {field: {"value": given.terms[0]}}}
    text = {"query": " ".join(given.terms)}
    if given.prefix:
        return {"match_phrase_prefix": {field: text | {"max_expansions": 1000}}}
    return {"match_phrase": {field: text}}


def every(parts: list[dict]) -> dict:
    return {"bool": {"filter": parts}}


def some(parts: list[dict]) -> dict:
    return parts[0] if len(parts) == 1 else {"bool": {"should": parts, "minimum_should_match": 1}}
