"""What is new in a list of records, described for feeds."""

from collections import defaultdict
from collections.abc import Iterable

from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Page

from cms.feeds.author import author
from cms.feeds.description import NEVER, Entry, Feed, File, published_at
from cms.models import RecordPage
from documents.feeds import FEED_LENGTH, file_of
from pages.filters import RecordFilter
from pages.models.attachments import Attachment


def feed_of_listing(request: HttpRequest, listing: Page, chosen: RecordFilter) -> Feed:
    """The newest records of a list with the filter of its address; the number of queries is constant."""
    records = list(chosen.records[:FEED_LENGTH])
    files = files_of(record.pk for record in records)
    address, query = listing.get_url(request), chosen.query_string
    return Feed(
        title=listing.title,
        subtitle=listing.search_description,
        page=f"{address}?{query}" if query else address,
        path=f"{address}feed/",
        query=query,
        language=get_language(),
        author=author(request),
        entries=[entry_of(record, request, files.get(record.pk, [])) for record in records],
    )


def entry_of(record: RecordPage, request: HttpRequest, files: list[File]) -> Entry:
    published = published_at(record.record_date, record.first_published_at)
    return Entry(
        key=record.translation_key,
        title=record.title,
        address=record.get_url(request),
        summary=record.summary,
        language=get_language(),
        published=published,
        updated=max(record.last_published_at or NEVER, published),
        kinds=[str(record.get_kind_label())],
        files=files,
    )


def files_of(pages: Iterable[int]) -> dict[int, list[File]]:
    """The files that readers get of each page, the official text first; two queries for all."""
    found = defaultdict(list)
    attachments = Attachment.objects.open_to_all().filter(page__in=list(pages)).order_by("page", "sort_order")
    for attachment in sorted(attachments, key=lambda attachment: attachment.role != "main"):
        edition = attachment.edition_for(get_language())
        if edition and not edition.is_withdrawn:
            found[attachment.page_id].append(file_of(edition))
    return found
