"""Pictures of first pages, stored beside the files and made again whenever they are missing."""

import logging
import tempfile
from pathlib import Path

from django.core.files import File
from django.core.files.storage import default_storage

from . import pdf
from .models import DocumentVersion

logger = logging.getLogger(__name__)

WIDTHS = (320, 640, 960)


def name_of(version: DocumentVersion, width: int) -> str:
    """The storage name of a version's first page at ``width`` pixels."""
    return f"previews/{version.pk}/{version.checksum[:12]}-{width}.webp"


def make(version: DocumentVersion, path: Path) -> None:
    """Draw the first page of a PDF in every width and note that it is there; other formats have no preview."""
    if version.file_extension.lower() != "pdf" or version.has_preview:
        return
    with tempfile.TemporaryDirectory() as folder:
        for width in WIDTHS:
            drawn = Path(folder) / f"{width}.webp"
            try:
                pdf.render_page(path, 1, width, drawn)
            except pdf.PdfFailed as failed:
                logger.warning("No preview: %s", failed, extra={"event": "no_preview"})
                return
            _store(name_of(version, width), drawn)
    version.has_preview = True
    DocumentVersion.objects.filter(pk=version.pk).update(has_preview=True)


def remove(version: DocumentVersion) -> None:
    for width in WIDTHS:
        default_storage.delete(name_of(version, width))


def _store(name: str, drawn: Path) -> None:
    default_storage.delete(name)
    with drawn.open("rb") as file:
        default_storage.save(name, File(file))
