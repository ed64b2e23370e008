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
    if version.file_extension.lower() != "pdf" or _is_there(version):
        return
    try:
        _draw(version, path)
    except (pdf.PdfFailed, OSError) as failed:
        # The text is worth more than its picture, which is drawn at the next reading.
        logger.warning("No preview: %s", failed, extra={"event": "no_preview"})
        return
    version.has_preview = True
    DocumentVersion.objects.filter(pk=version.pk).update(has_preview=True)


def _is_there(version: DocumentVersion) -> bool:
    return version.has_preview and all(default_storage.exists(name_of(version, width)) for width in WIDTHS)


def _draw(version: DocumentVersion, path: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for width, drawn in zip(WIDTHS, pdf.render_sizes(path, 1, WIDTHS, Path(folder)), strict=True):
            _store(name_of(version, width), drawn)


def _store(name: str, drawn: Path) -> None:
    default_storage.delete(name)
    with drawn.open("rb") as file:
        default_storage.save(name, File(file))
