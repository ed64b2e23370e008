"""How far the reading of a version is, and having it read again."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request

from documents import ocr, tasks
from documents.models import DocumentVersion, Reading, ReadingState

from . import permissions, texts
from .views import edit_url

_UNFINISHED = (ReadingState.WAITING, ReadingState.RUNNING)


@dataclass(frozen=True)
class State:
    """``sentence`` says what there is to know or to do; ``doubtful`` are pages below the confidence threshold."""

    label: str
    sentence: str
    is_unfinished: bool
    needs_help: bool
    confidence: int | None = None
    doubtful: tuple[int, ...] = ()


def reading_of(version: DocumentVersion) -> Reading:
    """The reading of a version; an unsaved one that waits where there is none yet."""
    return Reading.objects.filter(version=version).first() or Reading(version=version)


def state_of(version: DocumentVersion, reading: Reading | None = None) -> State:
    reading = reading or reading_of(version)
    unsure = version.page_texts.filter(confidence__lt=texts.low_confidence(), corrected_at=None)
    return State(
        label=reading.get_state_display(),
        sentence=_sentence(reading, version),
        is_unfinished=reading.state in _UNFINISHED,
        needs_help=reading.state in (ReadingState.FAILED, ReadingState.NEEDS_OCR, ReadingState.EMPTY),
        confidence=None if reading.confidence is None else round(reading.confidence),
        doubtful=tuple(unsure.values_list("number", flat=True)),
    )


def _sentence(reading: Reading, version: DocumentVersion) -> str:
    if reading.state == ReadingState.NEEDS_OCR:
        return ocr.engine().missing(version.document.language) or _("What was missing is there now: read it again.")
    return {
        ReadingState.WAITING: _("The file waits to be read. What it says about itself will be proposed here."),
        ReadingState.RUNNING: _("The file is being read. What it says about itself will be proposed here."),
        ReadingState.DONE: "",
        ReadingState.EMPTY: _(
            "No letters were found: search and screen readers get nothing. Type the text in if needed."
        ),
        ReadingState.FAILED: reading.reason or _("The file could not be read."),
    }[reading.state]


@require_safe
def progress(request: HttpRequest, version_id: int) -> HttpResponse:
    """For the script of the edit page: whether looking again is worth it."""
    version = permissions.version_to_change(request.user, version_id)
    return JsonResponse({"finished": reading_of(version).state not in _UNFINISHED})


@require_POST
def read_again(request: HttpRequest, version_id: int) -> HttpResponse:
    version = permissions.version_to_change(request.user, version_id)
    if start_again(version):
        messages.success(request, _("The file will be read again. Corrected pages keep their text."))
    else:
        messages.warning(request, _("The file is being read just now. Look again in a moment."))
    return redirect(get_valid_next_url_from_request(request) or edit_url(version.document))


@transaction.atomic
def start_again(version: DocumentVersion) -> bool:
    """Put the version back into the queue; False where somebody reads it now."""
    Reading.objects.get_or_create(version=version)
    held = Q(state=ReadingState.RUNNING, claimed_until__gt=timezone.now())
    free = Reading.objects.filter(version=version).exclude(held)
    if not free.update(state=ReadingState.WAITING, attempts=0, reason="", claim=None, claimed_until=None):
        return False
    transaction.on_commit(lambda: tasks.start_reading(version.pk))
    return True
