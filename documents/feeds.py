"""What is new in the library, described for feeds."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from wagtail.models import Page

from cms.feeds.author import author
from cms.feeds.description import NEVER, Entry, Feed, File

from .library import Selection
from .models.editions import PublicationDocument
from .rows import Row, rows_of

FEED_LENGTH = 30


def file_of(edition: PublicationDocument) -> File:
    return File(edition.title, edition.url, edition.language, edition.content_type, edition.file_size)


def feed_of_library(request: HttpRequest, library: Page, chosen: Selection) -> Feed:
    """The documents of a choice that were added last; the number of queries is constant."""
    address, query = library.get_url(request), chosen.query_string
    records = list(chosen.records().order_by("-pk")[:FEED_LENGTH])
    return Feed(
        title=library.title,
        subtitle=library.search_description,
        page=f"{address}?{query}" if query else address,
        path=f"{address}feed/",
        query=query,
        language=get_language(),
        author=author(request),
        entries=[_entry(row) for row in rows_of(records, chosen.language)],
    )


def _entry(row: Row) -> Entry:
    edition = row.edition
    changed = edition.newest[0].created_at if edition.newest else NEVER
    return Entry(
        key=row.record.key,
        title=edition.title,
        address=reverse("document_page", args=[edition.pk]),
        summary=edition.description,
        language=edition.language,
        published=edition.created_at,
        updated=max(changed, edition.created_at),
        kinds=[edition.get_kind_display()],
        files=[file_of(edition)],
    )
