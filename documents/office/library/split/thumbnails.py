"""Small pictures of all pages of a version, drawn when somebody looks at them and kept beside its preview."""

import fcntl
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.files import File
from django.core.files.storage import default_storage

from documents import pdf
from documents.local_files import local_copy
from documents.models import DocumentVersion

WIDTH = 240
# One child draws so many: starting it costs as much as some pages.
BATCH = 12


def name_of(version: DocumentVersion, page: int) -> str:
    return f"previews/{version.pk}/thumb-{page}.webp"


def make(version: DocumentVersion, page: int, pages: int) -> str:
    """Return the storage name of the picture of ``page`` (of ``pages``); draw it with its neighbours if it is missing.

    Raise PdfFailed where the file cannot be drawn.
    """
    wanted = name_of(version, page)
    if default_storage.exists(wanted):
        return wanted
    with _one_at_a_time():
        if not default_storage.exists(wanted):
            first = page - (page - 1) % BATCH
            _draw(version, range(first, min(first + BATCH, pages + 1)))
    return wanted


def _draw(version: DocumentVersion, numbers: range) -> None:
    missing = [number for number in numbers if not default_storage.exists(name_of(version, number))]
    with tempfile.TemporaryDirectory() as folder, local_copy(version.file) as path:
        for number, picture in zip(missing, pdf.render_pages(path, missing, WIDTH, Path(folder)), strict=True):
            with picture.open("rb") as file:
                default_storage.save(name_of(version, number), File(file))


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """A screen asks for several pictures at once: the first request draws, the others find them drawn."""
    path = Path(settings.DATA_DIR) / "thumbnails.lock"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
