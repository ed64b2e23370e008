"""Pictures of the pages of a PDF, drawn when somebody first looks at them and kept beside the file."""

import tempfile
from pathlib import Path

from django.core.files import File
from django.core.files.storage import default_storage

from documents import pdf
from documents.local_files import local_copy
from documents.models import DocumentVersion

WIDTH = 1100


def has_pages(version: DocumentVersion) -> bool:
    return version.file_extension.lower() == "pdf"


def name_of(version: DocumentVersion, number: int) -> str:
    return f"previews/{version.pk}/page-{number}.webp"


def page_image(version: DocumentVersion, number: int) -> File:
    """The open picture of a page. Raises pdf.PdfFailed, or FileNotFoundError where the stored file is missing."""
    name = name_of(version, number)
    if not default_storage.exists(name):
        _draw(version, number, name)
    return default_storage.open(name)


def _draw(version: DocumentVersion, number: int, name: str) -> None:
    with local_copy(version.file) as path, tempfile.TemporaryDirectory() as folder:
        drawn = Path(folder) / "page.webp"
        pdf.render_page(path, number, WIDTH, drawn)
        with drawn.open("rb") as picture:
            kept = default_storage.save(name, File(picture))
    if kept != name:
        # Somebody else drew the same page at the same moment.
        default_storage.delete(kept)
