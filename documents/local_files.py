"""A stored file as a path on this machine, for programs that read files."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.files.base import File
from django.db.models.fields.files import FieldFile

from .storage import answering

_PIECE = 1024 * 1024


@contextmanager
def local_copy(file: FieldFile) -> Iterator[Path]:
    """The stored file itself where it lies on a local disk, else a temporary copy that is gone afterwards.

    Raises FileNotFoundError where the storage has no such file, StorageAway where it does not answer.
    """
    try:
        path = Path(file.path).resolve(strict=True)
    except NotImplementedError:
        with tempfile.NamedTemporaryFile(suffix=Path(file.name).suffix) as copy:
            with answering(file.name), file.storage.open(file.name, "rb") as stored:
                shutil.copyfileobj(stored, copy, _PIECE)
            copy.flush()
            yield Path(copy.name)
    else:
        yield path


@contextmanager
def temporary_copy(file: File, suffix: str) -> Iterator[Path]:
    """A copy of an open file in the temporary folder, written in pieces."""
    with tempfile.NamedTemporaryFile(suffix=suffix) as copy:
        file.seek(0)
        shutil.copyfileobj(file, copy, _PIECE)
        copy.flush()
        file.seek(0)
        yield Path(copy.name)
