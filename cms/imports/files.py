"""The files of a record: one document a language, replaced by a version when the file changes."""

from django.core.files import File

from documents.models import DocumentRecord, PublicationDocument

from .bodies import body_of
from .plan import Record
from .rows import Row


class StoredFiles:
    """Files put into the storage by one record, to be taken out again where its transaction fails."""

    def __init__(self):
        self._stored: list[tuple] = []

    def put(self, document: PublicationDocument, row: Row) -> None:
        with row.path.open("rb") as file:
            document.file.save(row.path.name, File(file), save=False)
        self._stored.append((document.file.storage, document.file.name))
        document.read_file_facts()

    def discard(self) -> None:
        for storage, name in self._stored:
            storage.delete(name)


class ImaginedFiles(StoredFiles):
    """For a rehearsal: documents get the facts of their files, and nothing reaches the storage."""

    def put(self, document: PublicationDocument, row: Row) -> None:
        document.file.name = row.path.name
        document.file_size = row.path.stat().st_size
        document.checksum = row.checksum


def take_document(part: Record, row: Row, files: StoredFiles) -> bool:
    """Create or update the edition of one row; the file it had before stays a version. True where it is new."""
    record = _take_facts(part, row)
    known = record.editions.filter(language=row.language).first()
    document = known or PublicationDocument(record=record, language=row.language)
    document.title = row.cells["title"]
    if known is None or known.checksum != row.checksum:
        files.put(document, row)
    document.save()
    return known is None


def _take_facts(part: Record, row: Row) -> DocumentRecord:
    record = DocumentRecord.objects.filter(key=part.translation_key).first() or DocumentRecord(key=part.translation_key)
    record.kind = part.kind.document
    record.issuing_body = body_of(row.cells["issuing_body"])
    record.date = row.dates["date"]
    record.reference = row.cells.get("reference", "")
    record.save()
    return record
