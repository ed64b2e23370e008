"""Reading a version: its text page by page, character recognition where a page has none, previews, and what it says.

Every page is stored when it is read, so that a worker that dies loses one page. Running again is safe: pages that are
there are kept, and a person's correction always is.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from cms.models import Body, PortalSettings

from . import claims, engines, ocr, pdf, previews
from .local_files import local_copy
from .models import DocumentVersion, PageText, PublicationDocument, Reading, ReadingState, TextSource
from .reading import languages, personal_data, proposals
from .storage import StorageAway

logger = logging.getLogger(__name__)

# A page with fewer letters than this is taken for a picture: stamps and page numbers are often typed on scans.
LEAST_LETTERS = 20
# Text of formats without pages is kept in pieces of this many signs, which a page of the portal can show.
PIECE = 20_000
# More findings than a person looks at: a table of thousands of telephone numbers is found with the first ones.
MOST_FINDINGS = 500

Clock = Callable[[], datetime]


class Interrupted(Exception):
    """Reading had to stop, for a reason that no document is to blame for; ``str()`` is a sentence."""


def process_waiting(clock: Clock) -> Iterator[DocumentVersion]:
    """Read whatever waits, one after the other, and yield what was read. Raises Interrupted."""
    yield from _process_each(claims.waiting, clock)


def process_abandoned(clock: Clock) -> None:
    """Read what dead workers left behind. Raises Interrupted."""
    for _version in _process_each(claims.abandoned, clock):
        pass


def _process_each(queue: Callable[[datetime], QuerySet], clock: Clock) -> Iterator[DocumentVersion]:
    tried = set()
    while (reading := queue(clock()).exclude(pk__in=tried).select_related("version").first()) is not None:
        tried.add(reading.pk)
        if process(reading.version_id, clock):
            yield reading.version


def process(version_id: int, clock: Clock) -> bool:
    """Read one version; False where somebody else does, or it is done. Ends done, empty, waiting for OCR or failed.

    Raises Interrupted, with the version waiting as before, where the storage is away or the disk is full.
    """
    reading = claims.take(version_id, clock())
    if reading is None:
        return False
    try:
        _read(reading, clock)
    except claims.ClaimLost:
        logger.info("Claim lost: %s", reading.pk, extra={"event": "claim_lost"})
        return False
    except (engines.ExtractionFailed, pdf.PdfFailed, ocr.OcrFailed) as failed:
        _fail(reading, clock, str(failed))
    except FileNotFoundError:
        logger.error("File missing: %s", reading.version.file.name, extra={"event": "file_missing"})
        _fail(reading, clock, _("The file is missing in the storage. Upload it again, or restore it from a backup."))
    except (StorageAway, OSError) as error:
        claims.give_back(reading)
        logger.exception("Reading interrupted", extra={"event": "reading_interrupted"})
        sentence = _(
            "Reading stopped: the storage or the disk of the server does not answer (%(error)s). Try again later."
        )
        raise Interrupted(sentence % {"error": error or type(error).__name__}) from error
    except Exception:
        # One file must not keep all others from being read.
        logger.exception("Reading failed: %s", reading.pk, extra={"event": "reading_failed"})
        _fail(reading, clock, _("The portal could not read this file. The log of the server has the details."))
    return True


def _fail(reading: Reading, clock: Clock, sentence: str) -> None:
    claims.finish(reading, clock(), state=ReadingState.FAILED, reason=sentence[:500])


def _read(reading: Reading, clock: Clock) -> None:
    version = reading.version
    with local_copy(version.file) as path:
        extension = version.file_extension.lower()
        texts, engine = _layer(path, extension)
        _store_layer(reading, texts, path if extension == "pdf" else None)
        previews.make(version, path)
        missing = _recognise(reading, path) if extension == "pdf" else 0
    _conclude(reading, clock, engine, missing)


def _layer(path: Path, extension: str) -> tuple[list[str], str]:
    """The text of every page, or piece; a PDF has as many as it has pages, with or without text."""
    extraction = engines.extract(path, extension)
    texts = extraction.pages
    if extension == "pdf":
        return texts + [""] * ((pdf.page_count(path) or 0) - len(texts)), extraction.engine
    return [piece for text in texts for piece in pieces(text)], extraction.engine


def pieces(text: str) -> list[str]:
    """Cut a long text at the ends of lines, or where there are none after ``PIECE`` signs."""
    found, start = [], 0
    while len(text) - start > PIECE:
        end = text.rfind("\n", start + PIECE // 2, start + PIECE)
        end = end if end > 0 else start + PIECE
        found.append(text[start:end])
        start = end
    return [*found, text[start:]]


def _store_layer(reading: Reading, texts: list[str], scan: Path | None) -> None:
    """Write the text layer; ``scan`` is the PDF, whose pages without text may be pictures."""
    version, extension = reading.version, reading.version.file_extension.lower()
    empty = [number for number, text in enumerate(texts, 1) if _letters(text) < LEAST_LETTERS] if scan else []
    pictures = pdf.pages_with_pictures(scan, empty) if empty else set()
    # Pages that a worker recognised before it died are kept; a new order recognises all of them once more.
    again = bool(pictures) and reading.attempts == 1 and not ocr.engine().missing(version.document.language)
    with transaction.atomic():
        claims.renew(reading)
        if scan or extension == "pptx":
            _set_pages(version, len(texts))
        # Locked, so that a correction saved meanwhile is not written over.
        known = {page.number: page for page in version.page_texts.select_for_update().defer("words")}
        for number, text in enumerate(texts, 1):
            page = known.pop(number, None)
            if number in pictures and page and page.source == TextSource.OCR:
                if again:
                    PageText.objects.filter(pk=page.pk).update(source=TextSource.NONE)
                continue
            _store_page(version, page, number, text, TextSource.NONE if number in pictures else TextSource.LAYER)
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


def _conclude(reading: Reading, clock: Clock, engine: str, missing: int) -> None:
    version = reading.version
    pages = list(version.page_texts.defer("words", "found"))
    has_text = any(page.text.strip() for page in pages)
    recognised = [page.confidence for page in pages if page.confidence is not None]
    state = ReadingState.DONE if has_text else ReadingState.EMPTY
    # Before the transaction: it takes seconds for a long table, and the database waits for nobody meanwhile.
    found = understood([page.text for page in pages])
    with transaction.atomic():
        claims.renew(reading)
        claims.finish(
            reading,
            clock(),
            state=ReadingState.NEEDS_OCR if missing else state,
            engine=engine,
            confidence=min(recognised, default=None),
            **found | _confirmation(reading, found),
        )
        newest = PublicationDocument.objects.filter(pk=version.document_id, version_number=version.number)
        newest.update(has_text=has_text)


def _confirmation(reading: Reading, found: dict) -> dict:
    """Who looked at the findings has looked at these only as long as they are the same."""
    if (reading.findings, reading.language) == (found["findings"], found["language"]):
        return {}
    return {"findings_confirmed_at": None, "findings_confirmed_by": None}


def understood(texts: list[str]) -> dict:
    """What the text says: its language, what a form may propose, and personal data that stand in it."""
    bodies = [proposals.BodyName(body.code, body.name.data) for body in Body.objects.all()]
    findings = personal_data.find(texts, _own_numbers())[:MOST_FINDINGS]
    proposed = _as_dicts(proposals.propose(texts, bodies))
    for proposal in proposed:
        proposal["quote"] = _without_personal_data(proposal["quote"], texts, findings)
    return {
        "language": languages.detect("\n".join(texts)).language or "",
        "proposals": proposed,
        "findings": _as_dicts(findings),
    }


def _without_personal_data(quote: str, texts: list[str], findings: list[personal_data.Finding]) -> str:
    """The passage with what was found masked in it too."""
    for finding in findings:
        value = " ".join(texts[finding.page - 1][finding.start : finding.end].split())
        quote = quote.replace(value, finding.shown)
    return quote


def _as_dicts(found: Iterable) -> list[dict]:
    return [asdict(one) for one in found]


def _own_numbers() -> list[str]:
    """The municipality's own telephone and e-mail addresses may be public."""
    portal = PortalSettings.objects.first()
    if portal is None:
        return []
    domain = portal.email.rpartition("@")[2]
    return [value for value in (portal.phone, portal.email, domain and f"@{domain}") if value]
