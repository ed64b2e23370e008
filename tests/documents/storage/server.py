"""A real S3 server for the tests, started by ``tools/with_s3.sh`` or found where the tests run below that script."""

import os
import shlex
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[3]
_VARIABLES = ("TEST_S3_URL", "TEST_S3_PID", "TEST_S3_GATEWAY")


class Server:
    """``url`` is ``s3://key:secret@127.0.0.1:port/komuna?scheme=http``; the gateway can be stopped and paused."""

    def __init__(self, url: str, pid: str, gateway: str):
        self.url, self._pid, self._command = url, int(pid), shlex.split(gateway)
        self._own: subprocess.Popen | None = None

    def address(self, bucket: str, words: str = "", key: str = "") -> str:
        """The value of STORAGE_URL for a bucket; ``key`` replaces ``key:secret``."""
        parts = urlsplit(self.url)
        host = f"{key}@{parts.hostname}:{parts.port}" if key else parts.netloc
        return f"s3://{host}/{bucket}?scheme=http{'&' if words else ''}{words}"

    @property
    def base(self) -> str:
        parts = urlsplit(self.url)
        return f"http://{parts.hostname}:{parts.port}"

    @contextmanager
    def stopped(self) -> Iterator[None]:
        """No process listens; afterwards a new gateway serves the same data."""
        self.kill()
        self._wait(listening=False)
        try:
            yield
        finally:
            self._own = subprocess.Popen(self._command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            self._pid = self._own.pid
            self._wait(listening=True)

    @contextmanager
    def silent(self) -> Iterator[None]:
        """Connections are taken and nothing is answered."""
        os.kill(self._pid, signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(self._pid, signal.SIGCONT)

    def kill(self) -> None:
        # Politely: a gateway that is cut off leaves watches behind, for which its successor waits half a minute.
        os.kill(self._pid, signal.SIGTERM)
        if self._own:
            self._own.wait()

    def end(self) -> None:
        """End the gateway where these tests started it."""
        if self._own:
            self.kill()

    def _wait(self, listening: bool) -> None:
        parts = urlsplit(self.url)
        for _try in range(400):
            with socket.socket() as probe:
                if (probe.connect_ex((parts.hostname, parts.port)) == 0) is listening:
                    return
            time.sleep(0.1)
        raise TimeoutError("The S3 gateway did not change its state.")


@contextmanager
def running() -> Iterator[Server]:
    if all(name in os.environ for name in _VARIABLES):
        server = Server(*(os.environ[name] for name in _VARIABLES))
        yield server
        server.end()
        return
    tell = "; ".join(f'echo "${name}"' for name in _VARIABLES)
    command = [str(ROOT / "tools" / "with_s3.sh"), "sh", "-c", f"{tell}; exec cat"]
    # The script ends when its input does, and so also when the tests are killed.
    script = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        server = Server(*(script.stdout.readline().strip() for _name in _VARIABLES))
        yield server
        server.end()
    finally:
        script.stdin.close()
        script.wait(timeout=60)
