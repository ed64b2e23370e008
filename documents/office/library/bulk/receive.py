"""Taking files in, one by one: a good one becomes a document that no page shows yet, of a refused one nothing stays."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from documents.models import DocumentRecord, PublicationDocument
from documents.office.storing import removed_on_failure, store
from documents.safety import check_upload
from documents.storage import StorageAway, answering

from .batches import remember

_LONGEST_TITLE = 255


@dataclass
class Received:
    """``refused`` and ``warnings`` are pairs of a file name and a sentence."""

    batch: uuid.UUID
    made: list[PublicationDocument] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)
    warnings: list[tuple[str, str]] = field(default_factory=list)


def receive(files: Iterable[UploadedFile], shared: dict, user) -> Received:
    """Make documents of the files. ``shared``: kind, issuing_body, date, topics, language, collection for all."""
    received = Received(uuid.uuid4())
    for file in files:
        try:
            inspection = check_upload(file, file.name)
        except ValidationError as error:
            received.refused.append((file.name, " ".join(error.messages)))
            continue
        try:
            with answering(file.name):
                received.made.append(_make(file, inspection.pages, shared, received.batch, user))
        except (StorageAway, FileNotFoundError):
            sentence = _("The storage of the files does not answer. Upload this file again in some minutes.")
            received.refused.append((file.name, sentence))
            continue
        received.warnings += [(file.name, str(warning.sentence)) for warning in inspection.warnings]
    return received


def title_from(filename: str) -> str:
    """A first title: the name of the file in words, for a person to write better."""
    words = PurePath(filename).stem.replace("_", " ").replace("-", " ").split()
    return " ".join(words)[:_LONGEST_TITLE] or filename[:_LONGEST_TITLE]


def _make(file: UploadedFile, pages: int | None, shared: dict, batch: uuid.UUID, user) -> PublicationDocument:
    facts = {name: shared[name] for name in ("kind", "issuing_body", "date")}
    edition = PublicationDocument(
        title=title_from(file.name),
        language=shared["language"],
        collection=shared["collection"],
        uploaded_by_user=user,
    )
    with removed_on_failure() as stored:
        store(edition, file, file.name)
        stored.append(edition.file.name)
        try:
            with transaction.atomic():
                edition.record = DocumentRecord.objects.create(**facts)
                edition.record.topics.set(shared["topics"])
                edition.read_file_facts()
                edition.pages = pages
                edition.save()
                remember(edition, batch, user)
        finally:
            edition.file.close()
    return edition
