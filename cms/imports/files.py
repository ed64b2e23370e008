"""The files of a record: one document a language, replaced by a version when the file changes."""

from django.core.files import File

from cms.models import Body
from documents.files import checksum
from documents.models import DocumentVersion, PublicationDocument

from .manifest import Row
from .plan import Record, standard_bodies


class StoredFiles:
    """Files put into the storage by one record, to be taken out again where its transaction fails."""

    def __init__(self):
        self._stored: list[PublicationDocument] = []

    def add(self, document: PublicationDocument) -> None:
        self._stored.append(document)

    def discard(self) -> None:
        for document in self._stored:
            document.file.storage.delete(document.file.name)


def body_of(code: str) -> Body | None:
    """The body of a code, made from the standard ones where nobody has entered it yet."""
    if not code:
        return None
    body = Body.objects.filter(code=code).first()
    if body is None:
        facts = standard_bodies()[code]
        body = Body.objects.create(code=code, **facts)
    return body


def row_checksum(row: Row) -> str:
    with row.path.open("rb") as file:
        return checksum(file)


def document_of(record: Record, row: Row, stored: StoredFiles) -> PublicationDocument:
    """Create or update the document of one row; the file it had before is kept as a version."""
    known = PublicationDocument.objects.filter(translation_key=record.translation_key, language=row.language).first()
    document = known or PublicationDocument(translation_key=record.translation_key, language=row.language)
    document.title = row.cells["title"]
    document.kind = record.kind.document
    document.issuing_body = body_of(row.cells["issuing_body"])
    document.date = row.dates["date"]
    document.reference = row.cells.get("reference", "")
    if known is None or known.checksum != row_checksum(row):
        _store_file(document, row, stored)
    document.save()
    return document


def _store_file(document: PublicationDocument, row: Row, stored: StoredFiles) -> None:
    if document.pk:
        DocumentVersion.objects.create(
            document=document, file=document.file.name, checksum=document.checksum, file_size=document.file_size
        )
    with row.path.open("rb") as file:
        document.file.save(row.path.name, File(file), save=False)
    stored.add(document)
    document.read_file_facts()
