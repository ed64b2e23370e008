"""Take limits on, then become the command. Standard library only: ``python -I -S`` starts in a few milliseconds.

Called as ``sandbox_launcher.py SECONDS MEGABYTES FILE_MEGABYTES COMMAND...``. Limits are set here, in a fresh process,
because code between fork and exec (``preexec_fn``) can deadlock a server that has threads.
"""

import os
import resource
import sys

_MEGABYTE = 1024 * 1024
_NICE = 10


def limit(seconds: int, megabytes: int, file_megabytes: int) -> None:
    for what, most in (
        (resource.RLIMIT_AS, megabytes * _MEGABYTE),
        (resource.RLIMIT_FSIZE, file_megabytes * _MEGABYTE),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))
    # One second between the signal that can be told from others (SIGXCPU) and the one that cannot (SIGKILL).
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))


if __name__ == "__main__":
    limit(*(int(number) for number in sys.argv[1:4]))
    os.nice(_NICE)
    os.execvp(sys.argv[4], sys.argv[4:])  # noqa: S606
