"""Work in a process of its own, where no worker runs: nothing waits for it, it ends by itself, and only one runs."""

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


class Alone:
    """A command of ``manage.py`` that runs once at most for a data folder; it gives its ``--lock`` to ``only_one``.

    The kernel lets go of the lock when the process dies. What the command does has to be safe where it is not started:
    the next ``start``, or a timer, does it.
    """

    def __init__(self, lock: str, *command: str):
        self._name, self._command = lock, command

    def start(self) -> None:
        """Start the command detached from this process, unless it runs.

        The new process inherits the lock, so that many calls at once start one.
        """
        with self._open() as lock:
            if not _taken(lock):
                return
            number = lock.fileno()
            try:
                subprocess.Popen(  # noqa: S603 - our own command
                    [sys.executable, "-m", "django", *self._command, f"--lock={number}"],
                    cwd=settings.BASE_DIR,
                    env=os.environ | {"PYTHONPATH": str(settings.BASE_DIR)},
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    start_new_session=True,
                    pass_fds=[number],
                )
            except OSError:
                logger.exception("Not started: %s", self._command[0], extra={"event": "process_not_started"})

    @contextmanager
    def only_one(self, inherited: int | None = None) -> Iterator[bool]:
        """Whether this process alone does the work now. ``inherited`` is the number of a lock that ``start`` took."""
        if inherited is not None:
            with os.fdopen(inherited, "a"):
                yield True
            return
        with self._open() as lock:
            yield _taken(lock)

    def _open(self) -> TextIO:
        path = Path(settings.DATA_DIR) / self._name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("a")


def _taken(lock: TextIO) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
