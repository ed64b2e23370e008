"""Which page of which file has the words that a record's own page has not."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Substr
from django.urls import reverse
from django.utils import translation

from documents.models import PageText, PublicationDocument, TextSource
from search.models import CatalogueRecord
from search.queries import Query

from .marking import Matcher, marked, snippet
from .ranking import padded
from .results import FileMatch

# What is read of the terms of a record's files: some hundred pages, which take a few milliseconds.
MOST_READ = 1_000_000


@dataclass(frozen=True)
class _Place:
    edition: int
    page: int


def file_matches(wanted: Mapping[int, frozenset[int]], query: Query, reader: str) -> dict[int, FileMatch]:
    """The best page of a file by the record's position, where one has words the record's page has not.

    ``wanted`` are the numbers of the words (words, then phrases) that are still to be found. Two queries for all.
    """
    if not wanted:
        return {}
    beginning = Substr("files", 1, MOST_READ)
    rows = CatalogueRecord.objects.filter(pk__in=wanted).exclude(files="").values_list("pk", beginning)
    places = {position: _best_page(files, query, wanted[position]) for position, files in rows}
    places = {position: place for position, place in places.items() if place}
    pages = _pages(set(places.values()), reader)
    matcher = Matcher(query)
    return {
        position: _file_match(pages[place], matcher, reader) for position, place in places.items() if place in pages
    }


def _best_page(files: str, query: Query, wanted: frozenset[int]) -> _Place | None:
    """The page with the most of the wanted words, the first of equals; None where no page has any."""
    words = [*query.words, *query.phrases]
    sought = [(number, [padded(" ".join(a.terms)) for a in word.alternatives]) for number, word in enumerate(words)]
    best, most = None, (0, 0)
    for part in f" {files}".split(" #")[1:]:
        sign, _space, terms = part.partition(" ")
        terms = padded(terms)
        found = {number for number, all_terms in sought if any(each in terms for each in all_terms)}
        worth = (len(found & wanted), len(found))
        edition, _dot, page = sign.partition(".")
        if worth[0] and worth > most and edition.isdecimal() and page.isdecimal():
            best, most = _Place(int(edition), int(page)), worth
    return best


def _pages(places: set[_Place], reader: str) -> dict[_Place, PageText]:
    """The texts of these pages in the newest versions of editions that readers may see."""
    if not places:
        return {}
    asked = Q()
    for place in places:
        asked |= Q(version__document=place.edition, number=place.page)
    siblings = PublicationDocument.objects.listed().filter(
        record=OuterRef("version__document__record"), language=reader, withdrawn_at=None
    )
    current = PageText.objects.filter(asked, version__number=F("version__document__version_number"))
    readable = current.filter(version__document__listed=True, version__document__withdrawn_at=None)
    found = readable.select_related("version__document").defer("found", "words")
    found = found.annotate(reader_has_own=Exists(siblings))
    return {_Place(page.version.document_id, page.number): page for page in found}


def _file_match(page: PageText, matcher: Matcher, reader: str) -> FileMatch:
    edition, is_scan = page.version.document, page.source == TextSource.OCR
    in_parts = page.version.pages is None and page.version.file_extension.lower() != "pdf" and not is_scan
    return FileMatch(
        edition=edition.pk,
        title=marked(edition.title, matcher.marks(edition.title, edition.language)),
        language=edition.language,
        page=page.number,
        address=_address(page, reader),
        snippet=snippet(page.text, matcher.marks(page.text, edition.language)),
        machine_read=is_scan and page.corrected_at is None,
        in_parts=in_parts,
    )


def _address(page: PageText, reader: str) -> str:
    """The text of the page on the document's own page. A reader whose language has an edition of its own would be led
    to that one, so the other edition is shown in its own language."""
    edition = page.version.document
    is_elsewhere = page.reader_has_own and edition.language != reader
    language = edition.language if is_elsewhere and edition.language in settings.PUBLIC_LANGUAGES else reader
    place = "text" if page.number == 1 else f"page-{page.number}"
    with translation.override(language):
        return f"{reverse('document_page', args=[edition.pk])}?text={page.number}#{place}"
