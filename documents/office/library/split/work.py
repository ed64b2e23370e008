"""Splitting a PDF: each part becomes a document of its own, and the original stays as it is."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.core.files import File
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from cms.text import readable_slug
from documents import pdf
from documents.local_files import local_copy
from documents.models import DocumentRecord, DocumentVersion, PublicationDocument
from documents.office.storing import removed_on_failure, store

from .ranges import Part

SPLIT, SPLIT_FROM = "documents.split", "documents.split_from"


@dataclass(frozen=True)
class NewDocument:
    """``facts`` are fields of the record: kind, issuing_body, date, reference."""

    part: Part
    title: str
    language: str
    facts: dict


def split(version: DocumentVersion, wanted: Sequence[NewDocument], user) -> list[PublicationDocument]:
    """Make a record and an edition of each part, in the collection of the original; all or none.

    Raise PdfFailed, with a sentence, where a part cannot be cut. The new editions are read by themselves.
    """
    original = version.document
    with tempfile.TemporaryDirectory() as folder:
        files = _cut(version, [new.part for new in wanted], Path(folder))
        with removed_on_failure() as stored, transaction.atomic():
            made = [_make(original, version, new, path, stored, user) for new, path in zip(wanted, files, strict=True)]
            parts = [
                {"document": edition.pk, "pages": str(new.part)} for edition, new in zip(made, wanted, strict=True)
            ]
            log(instance=original, action=SPLIT, user=user, data={"version": version.number, "parts": parts})
    return made


def _cut(version: DocumentVersion, parts: Sequence[Part], folder: Path) -> list[Path]:
    files = [folder / f"{number}.pdf" for number in range(len(parts))]
    with local_copy(version.file) as path:
        for part, target in zip(parts, files, strict=True):
            pdf.cut(path, part.first, part.last, target)
    return files


def _make(original, version, new: NewDocument, path: Path, stored: list[str], user) -> PublicationDocument:
    edition = PublicationDocument(
        title=new.title,
        language=new.language,
        record=DocumentRecord.objects.create(**new.facts),
        description=_origin(original, new),
        collection=original.collection,
        uploaded_by_user=user,
    )
    with path.open("rb") as file:
        store(edition, File(file), f"{readable_slug(new.title) or 'document'}.pdf")
        stored.append(edition.file.name)
    edition.read_file_facts()
    edition.file.close()
    edition.pages = new.part.count
    edition.change_reason = edition.description[:500]
    edition.save()
    data = {"document": original.pk, "title": original.title, "version": version.number, "pages": str(new.part)}
    log(instance=edition, action=SPLIT_FROM, user=user, data=data)
    return edition


def _origin(original: PublicationDocument, new: NewDocument) -> str:
    """Where the part comes from, for readers, in the language of the part."""
    words = {"pages": str(new.part), "title": original.title}
    with translation.override(new.language):
        if new.part.count == 1:
            return _("Page %(pages)s of “%(title)s”.") % words
        return _("Pages %(pages)s of “%(title)s”.") % words
