"""Sending in a process of its own, where no worker runs. As ``documents.background`` reads documents."""

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
    """Start ``manage.py deliver_webhooks`` detached from this process, unless one is sending.

    The new process inherits the lock, so that many publications at once start one.
    """
    with _open_lock() as lock:
        if not _taken(lock):
            return
        number = lock.fileno()
        command = [sys.executable, "-m", "django", "deliver_webhooks", "--once", "--verbosity=0", f"--lock={number}"]
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
            # The messages are kept; the next one or the timer sends them.
            logger.exception("Sending not started", extra={"event": "webhooks_not_started"})


@contextmanager
def holding(inherited: int | None) -> Iterator[None]:
    """Hold the lock that ``start`` took for this process, so that no second one is started meanwhile."""
    if inherited is None:
        yield
        return
    with os.fdopen(inherited, "a"):
        yield


def _open_lock() -> TextIO:
    path = Path(settings.DATA_DIR) / "webhooks.lock"
    path.parent.mkdir(parents=True, exist_ok=True)
    return path.open("a")


def _taken(lock: TextIO) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
