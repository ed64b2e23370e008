"""Which page of which file has the words that a record's own page has not."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Substr
from django.urls import reverse
from django.utils import translation

from documents.models import DocumentVersion, PageText, PublicationDocument, TextSource
from search.models import CatalogueRecord
from search.queries import Query

from .marking import Matcher, marked, snippet
from .ranking import padded
from .results import FileMatch

# What is read of the terms of a record's files: some hundred pages, which take a few milliseconds.
MOST_READ = 1_000_000


@dataclass(frozen=True)
class _Place:
    """A page of an edition's newest version; page 0 is what is said of the file: title, reference, description."""

    edition: int
    page: int


def file_matches(wanted: Mapping[int, frozenset[int]], query: Query, reader: str) -> dict[int, FileMatch]:
    """The best page of a file by the record's position, where one has words the record's page has not.

    ``wanted`` are the numbers of the words (words, then phrases) that are still to be found. Three queries for all.
    """
    if not wanted:
        return {}
    beginning = Substr("files", 1, MOST_READ)
    rows = CatalogueRecord.objects.filter(pk__in=wanted).exclude(files="").values_list("pk", beginning)
    places = {position: place for position, files in rows if (place := _best_page(files, query, wanted[position]))}
    editions = _editions({place.edition for place in places.values()}, reader)
    pages = _pages({place for place in places.values() if place.page})
    matcher = Matcher(query)
    return {
        position: _file_match(editions[place.edition], pages.get(place), matcher, reader)
        for position, place in places.items()
        if place.edition in editions and (place in pages or not place.page)
    }


def _best_page(files: str, query: Query, wanted: frozenset[int]) -> _Place | None:
    """The page with the most of the wanted words, the first of equals; None where no page has any."""
    words = [*query.words, *query.phrases]
    sought = [(number, [padded(" ".join(a.terms)) for a in word.alternatives]) for number, word in enumerate(words)]
    best, most = None, (0, 0, False)
    for part in f" {files}".split(" #")[1:]:
        sign, _space, terms = part.partition(" ")
        terms = padded(terms)
        found = {number for number, all_terms in sought if any(each in terms for each in all_terms)}
        edition, _dot, page = sign.partition(".")
        worth = (len(found & wanted), len(found), page != "0")
        if worth[0] and worth > most and edition.isdecimal() and page.isdecimal():
            best, most = _Place(int(edition), int(page)), worth
    return best


def _editions(numbers: set[int], reader: str) -> dict[int, PublicationDocument]:
    """The editions that readers may see, each with ``reader_has_own``: there is one in the reader's language."""
    siblings = PublicationDocument.objects.listed().filter(
        record=OuterRef("record"), language=reader, withdrawn_at=None
    )
    open_ones = PublicationDocument.objects.listed().filter(pk__in=numbers, withdrawn_at=None)
    return open_ones.annotate(reader_has_own=Exists(siblings)).in_bulk()


def _pages(places: set[_Place]) -> dict[_Place, PageText]:
    """The texts of these pages in the newest versions."""
    if not places:
        return {}
    asked = Q()
    for place in places:
        asked |= Q(version__document=place.edition, number=place.page)
    found = PageText.objects.filter(asked, version__number=F("version__document__version_number"))
    found = found.select_related("version").defer("found", "words")
    return {_Place(page.version.document_id, page.number): page for page in found}


def _file_match(edition: PublicationDocument, page: PageText | None, matcher: Matcher, reader: str) -> FileMatch:
    text = page.text if page else edition.description
    is_scan = page is not None and page.source == TextSource.OCR
    return FileMatch(
        edition=edition.pk,
        title=marked(edition.title, matcher.marks(edition.title, edition.language)),
        language=edition.language,
        page=page.number if page else 0,
        address=_address(edition, page, reader),
        snippet=snippet(text, matcher.marks(text, edition.language)),
        machine_read=is_scan and page.corrected_at is None,
        in_parts=page is not None and not is_scan and _is_in_parts(page.version),
    )


def _is_in_parts(version: DocumentVersion) -> bool:
    return version.pages is None and version.file_extension.lower() != "pdf"


def _address(edition: PublicationDocument, page: PageText | None, reader: str) -> str:
    """The document's own page, at the text of the page. A reader whose language has an edition of its own would be led
    to that one, so the other edition is shown in its own language."""
    is_elsewhere = edition.reader_has_own and edition.language != reader
    language = edition.language if is_elsewhere and edition.language in settings.PUBLIC_LANGUAGES else reader
    with translation.override(language):
        address = reverse("document_page", args=[edition.pk])
    if page is None:
        return address
    return f"{address}?text={page.number}#" + ("text" if page.number == 1 else f"page-{page.number}")
