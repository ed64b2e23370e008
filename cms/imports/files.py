"""The files of a record: one document a language, replaced by a version when the file changes."""

from django.core.files import File

from documents.models import DocumentVersion, PublicationDocument

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
    """Create or update the document of one row; the file it had before is kept as a version. True where it is new."""
    known = PublicationDocument.objects.filter(translation_key=part.translation_key, language=row.language).first()
    document = known or PublicationDocument(translation_key=part.translation_key, language=row.language)
    document.title = row.cells["title"]
    document.kind = part.kind.document
    document.issuing_body = body_of(row.cells["issuing_body"])
    document.date = row.dates["date"]
    document.reference = row.cells.get("reference", "")
    if known is None or known.checksum != row.checksum:
        if known:
            _keep_version(known)
        files.put(document, row)
    document.save()
    return known is None


def _keep_version(document: PublicationDocument) -> None:
    DocumentVersion.objects.create(
        document=document, file=document.file.name, checksum=document.checksum, file_size=document.file_size
    )
