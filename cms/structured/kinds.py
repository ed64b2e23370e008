"""What a page of each type is about, in the terms of schema.org. ADR 24 says why these."""

from collections.abc import Callable

from cms.templatetags.cms_tags import html_language

from .acts import act
from .announcements import call, consultation, notice
from .facts import Facts
from .parts import (
    MUNICIPALITY,
    TABLES,
    about,
    body_of,
    contact,
    editions_of,
    file_node,
    link_node,
    moment,
    other,
    period,
    start,
    thing,
    work,
)
from .vocabulary import SCHEMA, Node, filled, here, node, ref

OVER = "held"


def things(facts: Facts, municipality: str) -> list[Node]:
    """The nodes of the type, the main one first; none for pages that are only pages."""
    if facts.type == "act":
        return act(facts, municipality)
    make = _BY_TYPE.get(facts.type)
    return [*filter(None, make(facts))] if make else []


def _news(facts: Facts) -> list[Node]:
    said = facts.said
    reacts = {"name": said["reacts_to_title"] or said["reacts_to_medium"], "url": said["reacts_to_url"]}
    source = {"name": said["source_name"], "url": said["source_url"]}
    news = work(
        facts,
        "NewsArticle",
        articleSection=facts.word(said["kind"]),
        dateCreated=said["date"],
        isBasedOn=node("CreativeWork", **source) if any(source.values()) else None,
        citation=node("CreativeWork", **reacts) if any(reacts.values()) else None,
        video=node("VideoObject", name=said["title"], url=said["video_url"]) if said["video_url"] else None,
        author=body_of(facts, said["issuing_body"]) or ref(here(MUNICIPALITY)),
    )
    return [news]


def _meeting(facts: Facts) -> list[Node]:
    said = facts.said
    is_over = (said["state"] or {}).get("value") == OVER
    places = [node("Place", name=said["venue"])] if said["venue"] else []
    online = [node("VirtualLocation", url=said["livestream_url"])] if said["livestream_url"] else []
    meeting = other(
        facts,
        "Event",
        inLanguage=html_language(facts.language),
        startDate=start(said["date"], said["time"]),
        # A meeting that is past may have been called off without a word of it here.
        eventStatus="" if is_over else f"{SCHEMA}EventScheduled",
        eventAttendanceMode=_attendance(bool(places), bool(online)),
        location=[*places, *online],
        organizer=body_of(facts, said["issuing_body"]) or ref(here(MUNICIPALITY)),
        about=[node("Thing", name=item["title"]) for item in said["agenda"]],
        keywords=[facts.word(topic) for topic in said["topics"]],
    )
    return [meeting]


def _attendance(in_place: bool, online: bool) -> str:
    mode = {(True, False): "Offline", (False, True): "Online", (True, True): "Mixed"}.get((in_place, online))
    return f"{SCHEMA}{mode}EventAttendanceMode" if mode else ""


def _strategy(facts: Facts) -> list[Node]:
    said = facts.said
    coverage = period(said["period_from"], said["period_to"])
    return [work(facts, "CreativeWork", temporalCoverage=coverage, dateCreated=said["date_adopted"])]


def _report(facts: Facts) -> list[Node]:
    said = facts.said
    coverage = period(said["period_from"], said["period_to"])
    report = work(
        facts,
        "Report",
        reportNumber=said["reference"],
        temporalCoverage=coverage,
        dateCreated=said["approved_on"],
        genre=facts.word(said["kind"]),
    )
    return [report, _figures(facts, coverage)]


def _figures(facts: Facts, coverage: str) -> Node | None:
    """The figures of a report, where it has them in a form that can be computed with."""
    tables = [edition for _file, edition in editions_of(facts) if edition["format"] in TABLES]
    if not tables:
        return None
    return node(
        "Dataset",
        f"{facts.url}#figures",
        name=facts.said["title"],
        description=about(facts)["description"],
        url=facts.url,
        inLanguage=html_language(facts.language),
        temporalCoverage=coverage,
        dateModified=moment(facts.modified),
        publisher=ref(here(MUNICIPALITY)),
        isPartOf=ref(thing(facts)),
        distribution=[file_node(edition, "DataDownload") for edition in tables],
    )


def _bulletin(facts: Facts) -> list[Node]:
    issue = facts.said["issue"]
    coverage = (facts.said["month"] or "")[:7]
    return [work(facts, "PublicationIssue", issueNumber=issue, temporalCoverage=coverage)]


def _body(facts: Facts) -> list[Node]:
    said = facts.said
    known = body_of(facts, said["body_record"])
    if known is None:
        return []
    offices = [contact(office["function"], office["phone"], office["email"]) for office in said["offices"]]
    return [
        known
        | filled(
            {
                "url": facts.url,
                "address": said["address"],
                "telephone": said["phone"],
                "email": said["email"],
                "contactPoint": [office for office in offices if office.keys() & {"telephone", "email"}],
                "mainEntityOfPage": ref(facts.url),
            }
        )
    ]


def _document(facts: Facts) -> list[Node]:
    said = facts.said
    # “ZP” is a page (UN/CEFACT recommendation 20).
    pages = node("QuantitativeValue", value=said["pages"], unitCode="ZP") if said["pages"] else None
    whole = work(
        facts,
        "DigitalDocument",
        dateCreated=said["date"],
        datePublished="",
        inLanguage=html_language(said["language"]),
        genre=facts.word(said["kind"]),
        materialExtent=pages,
        version=said["version"],
        encoding=file_node(said, "MediaObject"),
        isPartOf=[link_node(link, "WebPage") | ref(link["url"]) for link in said["shown_by"]],
        workTranslation=[_edition(other) for other in said["editions"] if other.get("url")],
    )
    return [whole]


def _edition(edition: dict) -> Node:
    language = html_language(edition["language"])
    return node("DigitalDocument", name=edition["title"], url=edition["url"], inLanguage=language)


_BY_TYPE: dict[str, Callable[[Facts], list[Node | None]]] = {
    "news": _news,
    "notice": notice,
    "call": call,
    "consultation": consultation,
    "strategy": _strategy,
    "report": _report,
    "meeting": _meeting,
    "bulletin": _bulletin,
    "body": _body,
    "document": _document,
}
