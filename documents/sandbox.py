"""Run one program on a file nobody trusts: limited in time, memory and output, with nothing of ours to reach.

The program gets its own process group (killed whole at the end), a lower priority, no descriptors but its three, and an
environment of four variables. It has the rights of our user: this stops accidents and bombs, it is not a jail.
"""

import math
import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from django.utils.translation import gettext as _

_ROOT = Path(__file__).resolve().parents[1]
_LAUNCHER = Path(__file__).with_name("sandbox_launcher.py")
_ERRORS_KEPT = 4000
# How programs say that an allocation failed: Python, C++, poppler, the C library.
_NO_MEMORY = ("MemoryError", "bad_alloc", "Out of memory", "Cannot allocate memory", "Could not allocate")


class ChildStopped(Exception):
    """The program did not end well. ``reason`` is "time", "memory", "output" or "crash" (any other bad end).

    ``str()`` is a translated full sentence; ``errors`` is the end of what the program wrote to its error stream;
    ``code`` its exit status, negative for a signal, None where it was stopped on time.
    """

    def __init__(self, reason: str, sentence: str, errors: str = "", code: int | None = None) -> None:
        super().__init__(sentence)
        self.reason, self.errors, self.code = reason, errors, code


def python(module: str, *arguments: str) -> list[str]:
    """Return the command that runs a module of this project in a fresh interpreter of the same environment."""
    return [sys.executable, "-P", "-m", module, *arguments]


def run(command: list[str], *, seconds: float, megabytes: int, **options) -> bytes:
    """Run ``command`` and return what it printed; for ``options`` and errors see ``output``."""
    with output(command, seconds=seconds, megabytes=megabytes, **options) as printed:
        return printed.read()


@contextmanager
def output(
    command: list[str],
    *,
    seconds: float,
    megabytes: int,
    file_megabytes: int = 64,
    cwd: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> Iterator[BinaryIO]:
    """Run ``command`` and give what it printed as an open file on disk, which is gone afterwards.

    ``seconds`` is both the longest wait and the most processor time, ``megabytes`` the address space of each process,
    ``file_megabytes`` the largest size of what is printed and of each file written. Raises ChildStopped.
    """
    limits = [str(math.ceil(seconds)), str(megabytes), str(file_megabytes)]
    with tempfile.TemporaryFile() as printed, tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-I", "-S", str(_LAUNCHER), *limits, *command],
            stdin=subprocess.DEVNULL,
            stdout=printed,
            stderr=errors,
            cwd=cwd or tempfile.gettempdir(),
            env=_environment() | dict(environment or {}),
            start_new_session=True,
        )
        ended = _wait(process, seconds)
        full = max(os.fstat(file.fileno()).st_size for file in (printed, errors)) >= file_megabytes * 1024 * 1024
        _judge(process.returncode, ended, full, _end_of(errors), seconds, megabytes, file_megabytes)
        printed.seek(0)
        yield printed


def _environment() -> dict[str, str]:
    search = os.environ.get("PATH", os.defpath)
    return {"PATH": search, "LANG": "C.UTF-8", "HOME": tempfile.gettempdir(), "PYTHONPATH": str(_ROOT)}


def _wait(process: subprocess.Popen, seconds: float) -> bool:
    """Wait for the end, then kill what is left of the group; False where time ran out.

    The group is killed before the process is reaped: until then its number cannot be given to somebody else.
    """
    try:
        watched = os.pidfd_open(process.pid)
        try:
            poll = select.poll()
            poll.register(watched, select.POLLIN)
            return bool(poll.poll(seconds * 1000))
        finally:
            os.close(watched)
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _end_of(file: BinaryIO) -> str:
    file.seek(max(0, file.seek(0, os.SEEK_END) - _ERRORS_KEPT))
    return file.read().decode("utf-8", "replace").strip()


def _judge(
    code: int, ended: bool, full: bool, errors: str, seconds: float, megabytes: int, file_megabytes: int
) -> None:
    if not ended or code == -signal.SIGXCPU:
        sentence = _("The program needed more than %(seconds)d seconds and was stopped.") % {
            "seconds": math.ceil(seconds)
        }
        raise ChildStopped("time", sentence, errors)
    if full or code == -signal.SIGXFSZ:
        sentence = _("The program wrote more than %(megabytes)d MB and was stopped.") % {"megabytes": file_megabytes}
        raise ChildStopped("output", sentence, errors, code)
    # Nobody but the kernel, out of memory, kills a program that kept to its time.
    if code == -signal.SIGKILL or (code and any(words in errors for words in _NO_MEMORY)):
        sentence = _("The program needed more than %(megabytes)d MB of memory and was stopped.") % {
            "megabytes": megabytes
        }
        raise ChildStopped("memory", sentence, errors, code)
    if code:
        sentence = _("The program ended with an error (%(code)d).") % {"code": code}
        raise ChildStopped("crash", sentence, errors, code)


def installed(program: str) -> bool:
    """Tell whether ``program`` can be found on this machine."""
    return shutil.which(program) is not None
