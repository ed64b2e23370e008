"""Reading documents in a process of its own, where no worker runs: nothing waits for it, and it ends by itself."""

import fcntl
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

logger = logging.getLogger(__name__)


def start() -> None:
    """Start ``manage.py process_documents`` detached from this process; it leaves at once where one is running."""
    command = [sys.executable, "-m", "django", "process_documents", "--background"]
    environment = os.environ | {"PYTHONPATH": str(settings.BASE_DIR)}
    try:
        subprocess.Popen(  # noqa: S603 - our own command
            command,
            cwd=settings.BASE_DIR,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        # The upload is safe and waits; the next upload or the command reads it.
        logger.exception("Reading not started", extra={"event": "reading_not_started"})


@contextmanager
def only_one() -> Iterator[bool]:
    """Whether this process alone reads documents of this data folder now; the kernel lets go when it dies."""
    path = Path(settings.DATA_DIR) / "reading.lock"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True
