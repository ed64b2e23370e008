"""Correcting the text of a page: what a person wrote stays, and two people never write over each other."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from wagtail.log_actions import log

from documents.models import DocumentVersion, PageText, PublicationDocument

from .log_actions import TEXT_CORRECTED

_LOW_CONFIDENCE = 70
_ROOM = 4


class CorrectedMeanwhile(Exception):
    """Somebody else saved the page since the form was opened; ``page`` is how it is now."""

    def __init__(self, page: PageText) -> None:
        super().__init__(str(page))
        self.page = page


def low_confidence() -> int:
    """Words and pages that the machine is less sure of (0 to 100) are pointed out."""
    return getattr(settings, "OCR_LOW_CONFIDENCE", _LOW_CONFIDENCE)


def mark(page: PageText) -> str:
    """What tells one state of a page's correction from the next."""
    return page.corrected_at.isoformat() if page.corrected_at else ""


def correct(page: PageText, text: str, seen: str, user) -> None:
    """Store a correction made on the state that ``seen`` marks. Raises CorrectedMeanwhile."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    clean = "\n".join(line.rstrip() for line in lines).strip("\n")
    _write(page, seen, user, {}, text=clean, corrected_at=timezone.now(), corrected_by=user)


def back_to_found(page: PageText, seen: str, user) -> None:
    """Give readers the text as the machine found it. Raises CorrectedMeanwhile."""
    _write(page, seen, user, {"as_found": True}, text=F("found"), corrected_at=None, corrected_by=None)


@transaction.atomic
def _write(page: PageText, seen: str, user, data: dict, **values) -> None:
    unchanged: QuerySet[PageText] = PageText.objects.filter(pk=page.pk, corrected_at=page.corrected_at)
    if seen != mark(page) or not unchanged.update(**values):
        raise CorrectedMeanwhile(PageText.objects.select_related("corrected_by").get(pk=page.pk))
    version = page.version
    log(
        instance=version.document,
        action=TEXT_CORRECTED,
        user=user,
        data={"page": page.number, "version": version.number} | data,
    )
    current = PublicationDocument.objects.filter(pk=version.document_id, version_number=version.number)
    current.update(has_text=version.page_texts.with_text().exists())


@dataclass(frozen=True)
class Word:
    """A word as it was recognised. ``box`` is left, top, width, height in thousandths of the page.

    ``nth`` counts the same word before it on the page, which is how the script finds it in the text.
    """

    number: int
    text: str
    confidence: int
    box: tuple[float, float, float, float]
    nth: int
    is_doubtful: bool


def words_by_line(page: PageText) -> list[list[Word]]:
    """The recognised words in their lines; doubtful are those below the threshold that still stand in the text."""
    left = Counter(page.text.split())
    lines: dict[int, list[Word]] = {}
    seen: Counter[str] = Counter()
    for number, row in enumerate(page.words):
        word = _word(number, row, seen, left)
        lines.setdefault(row[6], []).append(word)
        seen[word.text] += 1
    return list(lines.values())


def _word(number: int, row: Sequence, seen: Counter, left: Counter) -> Word:
    text, confidence, left_edge, top, width, height, _line = row
    doubtful = confidence < low_confidence() and seen[text] < left[text]
    # Recognition draws its boxes tight; a frame around a word must not cover its letters.
    box = (left_edge * 1000 - _ROOM, top * 1000 - _ROOM, width * 1000 + 2 * _ROOM, height * 1000 + 2 * _ROOM)
    return Word(number, text, round(confidence), tuple(round(side, 1) for side in box), seen[text], doubtful)


def overview(version: DocumentVersion) -> list[PageText]:
    """All pages without their texts: number, source, confidence, whether corrected."""
    return list(version.page_texts.only("version", "number", "source", "confidence", "corrected_at"))
