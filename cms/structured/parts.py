"""Parts that graphs of several types share: bodies, files, links, periods."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone
from django.utils.text import Truncator

from cms.templatetags.cms_tags import html_language
from documents.headers import UNKNOWN, media_type

from .facts import Facts
from .pictures import Picture, pictures_of
from .vocabulary import Node, filled, here, node, ref

MUNICIPALITY, WEBSITE = "municipality", "website"
# Tables of figures, which others can compute with.
TABLES = frozenset(["csv", "xlsx", "ods"])


def body_of(facts: Facts, term: dict[str, Any] | None) -> Node | None:
    """A body of the municipality, which belongs to it."""
    if not term:
        return None
    return node(
        "GovernmentOrganization",
        here(f"body-{term['code']}"),
        name=facts.word(term),
        parentOrganization=ref(here(MUNICIPALITY)),
    )


def editions_of(facts: Facts) -> Iterable[tuple[dict, dict]]:
    """(file, edition) of every file that readers may get."""
    for file in facts.said.get("files") or ():
        for edition in file["editions"]:
            if edition.get("url"):
                yield file, edition


def file_node(edition: dict[str, Any], *kinds: str, **more: Any) -> Node:
    """One language of a document as it is downloaded. Size in bytes, ``sha256`` of the file's signs."""
    known = media_type("", f"file.{edition['format']}")
    return node(
        (list(kinds) if len(kinds) > 1 else kinds[0]) if kinds else ["DigitalDocument", "MediaObject"],
        edition["url"],
        name=edition["title"],
        contentUrl=edition["url"],
        encodingFormat="" if known == UNKNOWN else known,
        contentSize=f"{edition['size']} B" if edition["size"] else "",
        inLanguage=html_language(edition["language"]),
        sha256=edition["checksum"],
        version=edition["version"],
        **more,
    )


def file_nodes(facts: Facts, **more: Any) -> list[Node]:
    return [file_node(edition, **more) for _file, edition in editions_of(facts)]


def image_node(picture: Picture) -> Node:
    return node(
        "ImageObject",
        picture.url,
        contentUrl=picture.url,
        width=f"{picture.width} px",
        height=f"{picture.height} px",
        caption=picture.alt,
        creditText=picture.credit,
    )


def link_node(link: dict[str, Any] | None, kind: str) -> Node | None:
    """Another record that is public."""
    if not link:
        return None
    return node(
        kind, f"{link['url']}#record", name=link["title"], url=link["url"], inLanguage=html_language(link["language"])
    )


def thing(facts: Facts) -> str:
    """The identifier of what a page is about, in the language of the page."""
    return f"{facts.url}#record"


def about(facts: Facts) -> Node:
    """What can be said of any thing, whatever it is."""
    said = facts.said
    return {
        "name": said["title"],
        "description": plain(facts.summary),
        "url": facts.url,
        "identifier": [f"urn:uuid:{said['key']}", *filter(None, [said.get("reference")])],
        "image": [ref(picture.url) for picture in pictures_of(said)[:1]],
        "mainEntityOfPage": ref(facts.url),
    }


def work(facts: Facts, kind: str | list[str], **more: Any) -> Node:
    """A work with a text: words, dates, who made and who publishes it, and its files."""
    said = facts.said
    shared = about(facts) | {
        "headline": Truncator(said["title"]).chars(110),
        "inLanguage": html_language(facts.language),
        "datePublished": moment(said.get("published_at")),
        "dateModified": moment(facts.modified),
        "publisher": ref(here(MUNICIPALITY)),
        "creator": body_of(facts, said.get("issuing_body")),
        "keywords": [facts.word(topic) for topic in said.get("topics") or ()],
        "spatialCoverage": [node("Place", name=facts.word(place)) for place in said.get("places") or ()],
        "associatedMedia": file_nodes(facts, isPartOf=ref(thing(facts))),
    }
    return node(kind, thing(facts), **(shared | more))


def other(facts: Facts, kind: str, **more: Any) -> Node:
    """What is no work, such as a meeting: its files are works about it."""
    return node(kind, thing(facts), **(about(facts) | {"subjectOf": file_nodes(facts)} | more))


def period(begins: str | None, ends: str | None) -> str:
    """An interval of days (ISO 8601), open where ``..`` stands; empty where neither is known."""
    return f"{begins or '..'}/{ends or '..'}" if begins or ends else ""


def moment(value: str | datetime | None) -> str:
    """A moment in the municipality's own time, with its offset."""
    known = datetime.fromisoformat(value) if isinstance(value, str) else value
    return timezone.localtime(known).isoformat(timespec="seconds") if known else ""


def last_moment(day: str | None) -> str:
    """The end of the last day, in the municipality's time: a day alone would end at its beginning."""
    return start(day, "23:59:59")


def start(day: str | None, at: str | None) -> str:
    if not day or not at:
        return day or ""
    return timezone.make_aware(datetime.combine(date.fromisoformat(day), time.fromisoformat(at))).isoformat()


def plain(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())


def contact(kind: str, phone: str, email: str) -> Node | None:
    return filled({"@type": "ContactPoint", "contactType": kind, "telephone": phone, "email": email})
