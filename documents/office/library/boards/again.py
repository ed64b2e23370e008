"""Having many documents read again."""

from django.conf import settings
from django.db import transaction

from documents.models import DocumentVersion, Reading, ReadingState
from documents.tasks import start_reading

from .selections import Editions

# One that is being read just now stays with its worker.
_MAY_WAIT = [ReadingState.FAILED, ReadingState.EMPTY, ReadingState.NEEDS_OCR, ReadingState.WAITING]


@transaction.atomic
def read_again(editions: Editions) -> int:
    """Put the newest versions of these editions back into the queue, from the first attempt; how many there are."""
    keys = list(editions.order_by().values_list("pk", flat=True))
    readings = Reading.objects.of_current_versions().filter(version__document__in=keys, state__in=_MAY_WAIT)
    versions = list(readings.order_by("version").values_list("version", flat=True))
    Reading.objects.filter(version__in=versions).update(
        state=ReadingState.WAITING, attempts=0, reason="", claim=None, claimed_until=None
    )
    transaction.on_commit(lambda: _start(versions))
    return len(versions)


def _start(versions: list[DocumentVersion]) -> None:
    """A process of its own takes whatever waits; a worker is given each."""
    for version in versions if settings.DOCUMENT_READING == "worker" else versions[:1]:
        start_reading(version)
