"""Storing an upload so that nothing of it stays where the work that it belongs to fails."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.files import File
from django.db import DatabaseError
from django.utils.translation import gettext as _

from documents.models import DocumentVersion, PublicationDocument
from documents.storage import StorageAway, answering

logger = logging.getLogger(__name__)


class FileNotStored(StorageAway):
    """Its text is a sentence for the person who uploads."""


def store(edition: PublicationDocument, content: File, filename: str) -> None:
    """Store the content as the file of the edition, whose row is not written. Raises FileNotStored, and nothing stays.

    ``FieldFile.save`` would leave behind what a full disk has cut off, under a name that nobody knows.
    """
    field = edition._meta.get_field("file")
    name = field.generate_filename(edition, filename)
    try:
        with answering(name):
            edition.file = field.storage.save(name, content, max_length=field.max_length)
    except (StorageAway, FileNotFoundError) as error:
        remove_unkept(name)
        raise FileNotStored(
            _(
                "The file could not be stored: the storage is full or does not answer. Nothing was changed. "
                "Try again in some minutes, and tell whoever runs the portal if it stays so."
            )
        ) from error


@contextmanager
def removed_on_failure() -> Iterator[list[str]]:
    """A list for the names of stored files, which are removed again where what follows fails."""
    stored: list[str] = []
    try:
        yield stored
    except BaseException:
        for name in stored:
            remove_unkept(name)
        raise


def remove_unkept(name: str) -> None:
    """Remove a stored file that no version has. What cannot be removed now is left, and written to the log."""
    try:
        if DocumentVersion.objects.filter(file=name).exists():
            return
        with answering(name):
            PublicationDocument._meta.get_field("file").storage.delete(name)
    except FileNotFoundError:
        return
    except (StorageAway, DatabaseError):
        logger.exception("File left behind: %s", name, extra={"event": "file_left_behind"})
