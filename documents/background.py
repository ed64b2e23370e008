"""Reading documents in a process of its own, where no worker runs: nothing waits for it, and it ends by itself."""

import fcntl
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from django.conf import settings

logger = logging.getLogger(__name__)


def start() -> None:
    """Start ``manage.py process_documents`` detached from this process, unless one is reading.

    The new process inherits the lock, so that many uploads at once start one. A process that is reading looks for
    more after it let go of the lock, so nothing is left waiting.
    """
    with _open_lock() as lock:
        if not _taken(lock):
            return
        number = lock.fileno()
        command = [sys.executable, "-m", "django", "process_documents", "--background", f"--lock={number}"]
        try:
            subprocess.Popen(  # noqa: S603 - our own command
                command,
                cwd=settings.BASE_DIR,
                env=os.environ | {"PYTHONPATH": str(settings.BASE_DIR)},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                start_new_session=True,
                pass_fds=[number],
            )
        except OSError:
            # The upload is safe and waits; the next upload or the command reads it.
            logger.exception("Reading not started", extra={"event": "reading_not_started"})


@contextmanager
def only_one(inherited: int | None = None) -> Iterator[bool]:
    """Whether this process alone reads documents of this data folder now; the kernel lets go when it dies.

    ``inherited`` is the number of a lock that ``start`` took for this process.
    """
    if inherited is not None:
        with os.fdopen(inherited, "a"):
            yield True
        return
    with _open_lock() as lock:
        yield _taken(lock)


def _open_lock() -> TextIO:
    path = Path(settings.DATA_DIR) / "reading.lock"
    path.parent.mkdir(parents=True, exist_ok=True)
    return path.open("a")


def _taken(lock: TextIO) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
