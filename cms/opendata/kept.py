"""Files of data sets, each written once for a state of its data and a day, and read from the disk from then on."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from cms.api.reading.freshness import Now

from .columns import DataSet, State
from .writing import Format

_PAUSE, _PAUSES = 0.1, 50


class Busy(Exception):
    """Another file is being written; only one is at a time, however many are asked for."""


def key_of(dataset: DataSet, state: State, day: date) -> str:
    """What decides on the bytes: the newest change, the day, the columns and the software's words."""
    words = Now(0, datetime.min.replace(tzinfo=UTC), day).tag
    return sha256(f"{state.tag} {state.changed_at} {dataset.shape} {words}".encode()).hexdigest()[:24]


def opened(dataset: DataSet, form: Format, day: date, key: str) -> BinaryIO:
    """The file, to be read and closed. Raises Busy after some seconds."""
    folder = Path(settings.DATA_DIR) / "open-data" / f"{dataset.name}.{form.ending}"
    path = folder / key
    try:
        return path.open("rb")
    except FileNotFoundError:
        folder.mkdir(parents=True, exist_ok=True)
    with _alone(folder.parent / "writing.lock"):
        if not path.exists():
            _write(path, form.pieces(dataset, day))
        return path.open("rb")


def _write(path: Path, pieces: Iterator[str]) -> None:
    """Whole or not at all; what was kept before is removed, since somebody may have been taken out of it."""
    half = path.with_suffix(".half")
    with half.open("wb") as file:
        for piece in pieces:
            file.write(piece.encode())
    os.replace(half, path)
    for other in path.parent.iterdir():
        if other != path:
            other.unlink(missing_ok=True)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    with path.open("wb") as lock:
        for _pause in range(_PAUSES):
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                time.sleep(_PAUSE)
        else:
            raise Busy
        yield
