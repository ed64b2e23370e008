"""Work on documents outside of the request that caused it: reading their text, copying public files."""

from django.conf import settings
from django.utils import timezone
from django_tasks import task


@task()
def read_document(version_id: int) -> None:
    """Read one version, and whatever a killed worker has left behind."""
    from . import processing

    processing.process(version_id, timezone.now)
    processing.process_abandoned(timezone.now)


@task()
def copy_public_files(edition_ids: list[int]) -> None:
    from . import copies

    copies.bring_in_line(edition_ids)


def start_reading(version_id: int) -> None:
    """Have a version read: by a worker, by a process of its own, or later by ``manage.py process_documents``."""
    from . import background

    if settings.DOCUMENT_READING == "worker":
        read_document.enqueue(version_id)
    elif settings.DOCUMENT_READING == "background":
        background.start()


def start_copying(edition_ids: list[int]) -> None:
    """Have the public copies of these editions' files made or removed, where the storage has a public side."""
    if "public" in settings.STORAGES:
        copy_public_files.enqueue(edition_ids)
