"""A feed in its three forms.

Atom: RFC 4287. RSS 2.0: rssboard.org/rss-specification. JSON Feed 1.1: jsonfeed.org/version/1.1.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from html import escape
from io import StringIO

from django.utils import timezone
from django.utils.feedgenerator import rfc2822_date, rfc3339_date
from django.utils.xmlutils import SimplerXMLGenerator

from .description import Entry, Feed, File

ATOM_NAMESPACE = "http://www.w3.org/2005/Atom"
JSON_FEED = "https://jsonfeed.org/version/1.1"


def atom(feed: Feed) -> str:
    """``summary`` is plain text, as it was written; each file is an enclosure.

    The feed's own address is its id: no two feeds share it, even where they have one page (RFC 4287, 4.2.6).
    """
    text = StringIO()
    xml = SimplerXMLGenerator(text, "utf-8")
    xml.startDocument()
    with _element(xml, "feed", {"xmlns": ATOM_NAMESPACE, "xml:lang": feed.language}):
        xml.addQuickElement("title", feed.title)
        xml.addQuickElement("subtitle", feed.subtitle)
        _link(xml, feed.page, "alternate", "text/html")
        _link(xml, feed.address(""), "self", "application/atom+xml")
        xml.addQuickElement("id", feed.address(""))
        xml.addQuickElement("updated", rfc3339_date(feed.updated))
        with _element(xml, "author"):
            xml.addQuickElement("name", feed.author)
        for entry in feed.entries:
            _atom_entry(xml, entry, feed.language)
    return text.getvalue()


def _atom_entry(xml: SimplerXMLGenerator, entry: Entry, around: str) -> None:
    with _element(xml, "entry", {} if entry.language == around else {"xml:lang": entry.language}):
        xml.addQuickElement("title", entry.title)
        _link(xml, entry.address, "alternate", "text/html")
        xml.addQuickElement("published", rfc3339_date(entry.published))
        xml.addQuickElement("updated", rfc3339_date(entry.updated))
        xml.addQuickElement("id", entry.id)
        xml.addQuickElement("summary", entry.summary)
        for file in entry.files:
            size = {} if file.size is None else {"length": str(file.size)}
            _link(xml, file.address, "enclosure", file.media_type, title=file.title, **size)
        for kind in entry.kinds:
            xml.addQuickElement("category", None, {"term": kind})


def rss(feed: Feed) -> str:
    """``description`` holds HTML there. An item has one enclosure at most: its first file."""
    text = StringIO()
    xml = SimplerXMLGenerator(text, "utf-8")
    xml.startDocument()
    with _element(xml, "rss", {"version": "2.0", "xmlns:atom": ATOM_NAMESPACE}), _element(xml, "channel"):
        xml.addQuickElement("title", feed.title)
        xml.addQuickElement("link", feed.page)
        xml.addQuickElement("description", feed.subtitle or feed.title)
        xml.addQuickElement("language", feed.language)
        xml.addQuickElement("lastBuildDate", rfc2822_date(feed.updated))
        _link(xml, feed.address("rss/"), "self", "application/rss+xml", name="atom:link")
        for entry in feed.entries:
            _rss_item(xml, entry)
    return text.getvalue()


def _rss_item(xml: SimplerXMLGenerator, entry: Entry) -> None:
    with _element(xml, "item"):
        xml.addQuickElement("title", entry.title)
        xml.addQuickElement("link", entry.address)
        if entry.summary:
            xml.addQuickElement("description", escape(entry.summary, quote=False))
        xml.addQuickElement("pubDate", rfc2822_date(entry.published))
        xml.addQuickElement("guid", entry.id, {"isPermaLink": "false"})
        for file in entry.files[:1]:
            # The length is required; 0 stands for one that is not known (RSS Advisory Board, best practices).
            facts = {"url": file.address, "length": str(file.size or 0), "type": file.media_type}
            xml.addQuickElement("enclosure", None, facts)
        for kind in entry.kinds:
            xml.addQuickElement("category", kind)


def json_feed(feed: Feed) -> str:
    rows = {
        "version": JSON_FEED,
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": feed.address("json/"),
        "description": feed.subtitle,
        "language": feed.language,
        "authors": [{"name": feed.author}],
        "items": [_item(entry) for entry in feed.entries],
    }
    return json.dumps({name: value for name, value in rows.items() if value != ""}, ensure_ascii=False)


def _item(entry: Entry) -> dict:
    row = {
        "id": entry.id,
        "url": entry.address,
        "title": entry.title,
        # An item must have a content.
        "content_text": entry.summary or entry.title,
        "date_published": _local(entry.published),
        "date_modified": _local(entry.updated),
        "language": entry.language,
        "tags": list(entry.kinds),
    }
    return row | ({"attachments": [_attachment(file) for file in entry.files]} if entry.files else {})


def _local(moment: datetime) -> str:
    """In the time of the place: pages of others show the day that stands first in it."""
    return rfc3339_date(timezone.localtime(moment))


def _attachment(file: File) -> dict:
    row = {"url": file.address, "mime_type": file.media_type, "title": file.title}
    return row if file.size is None else row | {"size_in_bytes": file.size}


@contextmanager
def _element(xml: SimplerXMLGenerator, name: str, attributes: dict[str, str] | None = None) -> Iterator[None]:
    xml.startElement(name, attributes or {})
    yield
    xml.endElement(name)


def _link(xml: SimplerXMLGenerator, address: str, relation: str, kind: str, name: str = "link", **more: str) -> None:
    xml.addQuickElement(name, None, {"href": address, "rel": relation, "type": kind, **more})


@dataclass(frozen=True)
class Form:
    """``part`` ends the address of a feed in this form; ``label`` is its name in every language."""

    label: str
    write: Callable[[Feed], str]
    media_type: str
    part: str


FORMS = {
    "atom": Form("Atom", atom, "application/atom+xml", ""),
    "rss": Form("RSS", rss, "application/rss+xml", "rss/"),
    "json": Form("JSON Feed", json_feed, "application/feed+json", "json/"),
}
