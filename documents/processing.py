"""Reading a version: its text page by page, character recognition where a page has none, previews, and what it says.

Every page is stored when it is read, so that a worker that dies loses one page. Running again is safe: pages that are
there are kept, and a person's correction always is.
"""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from cms.models import Body, PortalSettings

from . import claims, engines, ocr, pdf, previews
from .local_files import local_copy
from .models import DocumentVersion, PageText, PublicationDocument, Reading, ReadingState, TextSource
from .reading import languages, personal_data, proposals

logger = logging.getLogger(__name__)

# A page with fewer letters than this is taken for a picture: stamps and page numbers are often typed on scans.
LEAST_LETTERS = 20


def process_waiting(now: datetime) -> Iterator[DocumentVersion]:
    """Read whatever waits, one after the other, and yield what was read."""
    yield from _process_each(claims.waiting, now)


def process_abandoned(now: datetime) -> None:
    """Read what dead workers left behind."""
    for _version in _process_each(claims.abandoned, now):
        pass


def _process_each(queue, now: datetime) -> Iterator[DocumentVersion]:
    tried = set()
    while (reading := queue(now).exclude(pk__in=tried).select_related("version").first()) is not None:
        tried.add(reading.pk)
        if process(reading.version_id, now):
            yield reading.version


def process(version_id: int, now: datetime) -> bool:
    """Read one version; False where somebody else does, or it is done. Ends done, empty, waiting for OCR or failed."""
    reading = claims.take(version_id, now)
    if reading is None:
        return False
    try:
        _read(reading, now)
    except claims.ClaimLost:
        logger.info("Claim lost: %s", reading.pk, extra={"event": "claim_lost"})
        return False
    except (engines.ExtractionFailed, pdf.PdfFailed, ocr.OcrFailed) as failed:
        claims.finish(reading, now, state=ReadingState.FAILED, reason=str(failed)[:500])
    except FileNotFoundError:
        logger.error("File missing: %s", reading.version.file.name, extra={"event": "file_missing"})
        sentence = _("The file is missing in the storage. Upload it again, or restore it from a backup.")
        claims.finish(reading, now, state=ReadingState.FAILED, reason=sentence)
    return True


def _read(reading: Reading, now: datetime) -> None:
    version = reading.version
    with local_copy(version.file) as path:
        extension = version.file_extension.lower()
        texts, engine = _layer(path, extension)
        _store_layer(reading, texts, extension)
        previews.make(version, path)
        missing = _recognise(reading, path) if extension == "pdf" else 0
    _conclude(reading, now, engine, missing)


def _layer(path: Path, extension: str) -> tuple[list[str], str]:
    """The text layer of every page; a PDF has as many as it has pages, with or without text."""
    extraction = engines.extract(path, extension)
    texts = extraction.pages
    if extension == "pdf":
        texts += [""] * ((pdf.page_count(path) or 0) - len(texts))
    return texts, extraction.engine


def _store_layer(reading: Reading, texts: list[str], extension: str) -> None:
    version, scanned = reading.version, extension == "pdf"
    # Pages that a worker recognised before it died are kept; a new order recognises all of them once more.
    again = reading.attempts == 1 and not ocr.engine().missing(version.document.language)
    with transaction.atomic():
        claims.renew(reading)
        if scanned or extension == "pptx":
            _set_pages(version, len(texts))
        # Locked, so that a correction saved meanwhile is not written over.
        known = {page.number: page for page in version.page_texts.select_for_update().defer("words")}
        for number, text in enumerate(texts, 1):
            picture = scanned and _letters(text) < LEAST_LETTERS
            page = known.pop(number, None)
            if picture and page and page.source == TextSource.OCR:
                if again:
                    PageText.objects.filter(pk=page.pk).update(source=TextSource.NONE)
                continue
            source = TextSource.NONE if picture else TextSource.LAYER
            _store_page(version, page, number, text, source)
        PageText.objects.filter(pk__in=[page.pk for page in known.values()]).delete()


def _letters(text: str) -> int:
    return sum(character.isalpha() for character in text)


def _set_pages(version: DocumentVersion, pages: int) -> None:
    DocumentVersion.objects.filter(pk=version.pk).update(pages=pages)
    PublicationDocument.objects.filter(pk=version.document_id, version_number=version.number).update(pages=pages)


def _store_page(version: DocumentVersion, page: PageText | None, number: int, text: str, source: str, **facts) -> None:
    """Write what was found; what a person corrected stays what readers get."""
    page = page or PageText(version=version, number=number)
    page.source, page.found = source, text
    page.confidence, page.words = facts.get("confidence"), facts.get("words", [])
    if not page.is_corrected:
        page.text = text
    page.save()


def _recognise(reading: Reading, path: Path) -> int:
    """Recognise the pages that are pictures; return how many are left because the tools are not installed."""
    pages = reading.version.page_texts.filter(source=TextSource.NONE)
    if not pages.exists():
        return 0
    engine = ocr.engine()
    language = reading.version.document.language
    if engine.missing(language):
        return pages.count()
    likely: tuple[str, ...] = ()
    for number in list(pages.values_list("number", flat=True)):
        found = ocr.read_page(path, number, language, likely)
        likely = found.languages or likely
        with transaction.atomic():
            claims.renew(reading)
            page = reading.version.page_texts.select_for_update().get(number=number)
            words = [_as_row(word) for word in found.words]
            _store_page(
                reading.version, page, number, found.text, TextSource.OCR, confidence=found.confidence, words=words
            )
    return 0


def _as_row(word) -> list:
    """See ``PageText.words``; a ten-thousandth of a page is finer than any scan."""
    box = [round(value, 4) for value in (word.left, word.top, word.width, word.height)]
    return [word.text, round(word.confidence), *box, word.line]


@transaction.atomic
def _conclude(reading: Reading, now: datetime, engine: str, missing: int) -> None:
    version = reading.version
    pages = list(version.page_texts.defer("words", "found"))
    has_text = any(page.text.strip() for page in pages)
    recognised = [page.confidence for page in pages if page.confidence is not None]
    state = ReadingState.DONE if has_text else ReadingState.EMPTY
    claims.finish(
        reading,
        now,
        state=ReadingState.NEEDS_OCR if missing else state,
        engine=engine,
        confidence=min(recognised, default=None),
        **understood([page.text for page in pages]),
    )
    PublicationDocument.objects.filter(pk=version.document_id, version_number=version.number).update(has_text=has_text)


def understood(texts: list[str]) -> dict:
    """What the text says: its language, what a form may propose, and personal data that stand in it."""
    bodies = [proposals.BodyName(body.code, body.name.data) for body in Body.objects.all()]
    return {
        "language": languages.detect("\n".join(texts)).language or "",
        "proposals": _as_dicts(proposals.propose(texts, bodies)),
        "findings": _as_dicts(personal_data.find(texts, _own_numbers())),
    }


def _as_dicts(found: Iterable) -> list[dict]:
    return [asdict(one) for one in found]


def _own_numbers() -> list[str]:
    """The municipality's own telephone and e-mail addresses may be public."""
    portal = PortalSettings.objects.first()
    if portal is None:
        return []
    domain = portal.email.rpartition("@")[2]
    return [value for value in (portal.phone, portal.email, domain and f"@{domain}") if value]
