"""The public page of a document, in the reader's language: its facts, file, text, versions, and what uses it."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import add_never_cache_headers
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from wagtail.models import Page

from cms.models.privacy import not_hidden
from cms.templatetags.frames import frame_of

from .models import DocumentLibraryPage, DocumentRecord, DocumentVersion, PublicationDocument
from .texts import text_of
from .views import edition_or_404

MOST_USES = 50


@require_safe
def document_page(request: HttpRequest, document_id: int) -> HttpResponse:
    """The page of a document; the number of another language's edition leads to the one of the reader's language."""
    editions = _open_editions(document_id)
    edition = next((edition for edition in editions if edition.pk == document_id), None)
    is_open = edition is not None
    if edition is None:
        edition = edition_or_404(request, document_id)
        editions = [edition, *(other for other in editions if other.language != edition.language)]
    mine = next((other for other in editions if other.language == get_language()), edition)
    if is_open and mine.pk != edition.pk:
        return redirect("document_page", mine.pk)
    response = render(request, "documents/document.html", _context(request, edition, editions, is_open))
    if not is_open:
        add_never_cache_headers(response)
    return response


def _open_editions(document_id: int) -> list[PublicationDocument]:
    """The editions of the same document that readers may see, whatever the stored marks say."""
    editions = PublicationDocument.objects.filter(record__editions=document_id).public()
    return list(editions.select_related("record__issuing_body").order_by("language", "pk"))


def _context(
    request: HttpRequest, edition: PublicationDocument, editions: list[PublicationDocument], is_open: bool
) -> dict[str, Any]:
    versions = list(edition.versions.select_related("reading"))
    newest = next((version for version in versions if version.number == edition.version_number), None)
    edition.newest = [newest] if newest else []
    library = _library()
    return {
        "edition": edition,
        "record": edition.record,
        "editions": editions,
        "is_open": is_open,
        "version": newest,
        "versions": versions,
        "text": _text(edition, newest, request.GET.get("text", "")),
        "topics": list(edition.record.topics.all()),
        "uses": pages_that_use(edition.record, get_language()),
        "library": library,
        "own_frame": {"trail": _trail(library), "languages": _languages(edition, editions)},
    }


def _text(edition: PublicationDocument, newest: DocumentVersion | None, asked: str):
    return None if edition.is_withdrawn or newest is None else text_of(newest, asked)


def pages_that_use(record: DocumentRecord, language: str) -> list[Page]:
    """Public pages that show the document, each once: in this language, else in the first that has it."""
    open_pages = Page.objects.live().filter(not_hidden())
    showing = open_pages.filter(pk__in=record.uses.values("page")).order_by().values("translation_key")
    order = [language, *settings.PUBLIC_LANGUAGES]
    found = open_pages.filter(translation_key__in=showing, locale__language_code__in=order)
    best: dict = {}
    for page in found.select_related("locale").order_by("-first_published_at", "-pk"):
        known = best.setdefault(page.translation_key, page)
        if order.index(page.locale.language_code) < order.index(known.locale.language_code):
            best[page.translation_key] = page
    return list(best.values())[:MOST_USES]


def _library() -> DocumentLibraryPage | None:
    libraries = DocumentLibraryPage.objects.live().filter(not_hidden(), locale__language_code=get_language())
    return libraries.first()


def _trail(library: DocumentLibraryPage | None) -> list[Page]:
    return [*frame_of(library).trail, library] if library else []


def _languages(edition: PublicationDocument, editions: list[PublicationDocument]) -> list[dict]:
    """The same document in each public language, as ``page_frame`` gives it for pages."""
    numbers = {other.language: other.pk for other in editions}
    links = []
    for code in settings.PUBLIC_LANGUAGES:
        with translation.override(code):
            url = reverse("document_page", args=[numbers.get(code, edition.pk)])
        links.append({"code": code, "url": url, "current": code == get_language(), "exists": code in numbers})
    return links
