"""Virus scanning against the real daemon, and against sockets that behave as a failing one does."""

import io
import logging
import socket
import subprocess
import threading
import time

import pytest
from django.core.exceptions import ImproperlyConfigured, ValidationError

from documents.safety import check_upload, clamav
from tests.conftest import PDF

from . import hostile

MARK = b"KOMUNA-TEST-SIGNATURE"
CONF = """
DatabaseDirectory {folder}/signatures
LocalSocket {folder}/clamd.sock
TCPSocket {port}
TCPAddr 127.0.0.1
Foreground yes
StreamMaxLength 1M
"""


@pytest.fixture(scope="module")
def daemon(tmp_path_factory):
    folder = tmp_path_factory.mktemp("clamav")
    (folder / "signatures").mkdir()
    (folder / "signatures" / "own.ndb").write_text(f"Komuna.Test:0:*:{MARK.hex()}\n")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    (folder / "clamd.conf").write_text(CONF.format(folder=folder, port=port))
    process = subprocess.Popen(["clamd", "-c", str(folder / "clamd.conf")], stdout=subprocess.DEVNULL)
    for _attempt in range(200):
        if (folder / "clamd.sock").exists() or process.poll() is not None:
            break
        time.sleep(0.05)
    yield f"unix://{folder}/clamd.sock", f"tcp://127.0.0.1:{port}"
    process.terminate()
    process.wait(20)


@pytest.fixture(params=[0, 1], ids=["unix", "tcp"])
def scanner(request, daemon, settings):
    settings.CLAMAV_SOCKET = daemon[request.param]


@pytest.fixture
def quiet():
    """The journal of expected failures is not printed."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.mark.usefixtures("scanner")
def test_a_clean_file_is_taken(taken):
    assert taken(PDF, "a.pdf").warnings == ()


@pytest.mark.usefixtures("scanner")
def test_a_virus_is_refused_with_its_name(refused):
    for content, name in ((b"Vendimi " + MARK, "a.txt"), (hostile.ooxml(**{"word/media/a": MARK}), "a.docx")):
        code, sentence = refused(content, name)
        assert code == "virus"
        assert "Komuna.Test.UNOFFICIAL" in sentence


@pytest.mark.usefixtures("scanner", "quiet")
def test_a_file_above_the_limit_of_the_daemon_is_refused_or_marked(refused, warned, settings):
    content = b"Vendimi\n" * 500_000
    code, sentence = refused(content, "a.txt")
    assert code == "not_scanned"
    assert "larger than the virus scanner takes" in sentence
    settings.CLAMAV_REQUIRED = False
    assert warned(content, "a.txt") == {"not_scanned"}


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize("address", ["unix:///nonexistent/clamd.sock", "tcp://127.0.0.1:1"])
def test_without_the_daemon_a_file_is_refused_unless_scanning_is_optional(refused, warned, settings, address):
    settings.CLAMAV_SOCKET = address
    code, sentence = refused(PDF, "a.pdf")
    assert code == "not_scanned"
    assert "Try again later or tell the administrator" in sentence
    settings.CLAMAV_REQUIRED = False
    assert warned(PDF, "a.pdf") == {"not_scanned"}


@pytest.mark.usefixtures("quiet")
def test_a_daemon_that_is_stopped_in_the_middle_refuses_the_file(tmp_path, settings, monkeypatch):
    """The real daemon is killed after the first piece of the file was sent."""
    (tmp_path / "signatures").mkdir()
    (tmp_path / "signatures" / "own.ndb").write_text(f"Komuna.Test:0:*:{MARK.hex()}\n")
    (tmp_path / "clamd.conf").write_text(
        f"DatabaseDirectory {tmp_path}/signatures\nLocalSocket {tmp_path}/c.sock\nForeground yes\n"
    )
    process = subprocess.Popen(["clamd", "-c", str(tmp_path / "clamd.conf")], stdout=subprocess.DEVNULL)
    while not (tmp_path / "c.sock").exists() and process.poll() is None:
        time.sleep(0.05)
    settings.CLAMAV_SOCKET = f"unix://{tmp_path}/c.sock"

    class Killing(io.BytesIO):
        """Kills the daemon at the first reading after a connection was made."""

        connected = False

        def read(self, *size):
            if self.connected:
                process.kill()
                process.wait()
            return super().read(*size)

    file, connect = Killing(b"Vendimi\n" * 500_000), clamav._connect

    def watched(address):
        file.connected = True
        return connect(address)

    monkeypatch.setattr(clamav, "_connect", watched)
    with pytest.raises(ValidationError) as caught:
        check_upload(file, "a.txt")
    assert process.returncode is not None
    assert caught.value.code == "not_scanned"


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize(
    "answer", [b"", b"stream: OKAY\0", b"UNKNOWN COMMAND\0", b"stream: Can't open file ERROR\0", None]
)
def test_only_a_clear_verdict_counts(refused, settings, tmp_path, answer):
    """A daemon that answers nonsense, hangs up (empty answer) or says nothing in time (None)."""
    settings.CLAMAV_SOCKET = f"unix://{tmp_path}/s"
    settings.CLAMAV_TIMEOUT = 0.2
    done = threading.Event()

    def serve(server):
        connection, _address = server.accept()
        with connection:
            while not connection.recv(65536).endswith(bytes(4)):
                pass
            if answer is None:
                done.wait(5)
            else:
                connection.sendall(answer)

    with socket.socket(socket.AF_UNIX) as server:
        server.bind(f"{tmp_path}/s")
        server.listen()
        thread = threading.Thread(target=serve, args=(server,))
        thread.start()
        assert refused(PDF, "a.pdf")[0] == "not_scanned"
        done.set()
        thread.join()


def test_an_address_that_cannot_be_meant_stops_with_a_reason(settings):
    settings.CLAMAV_SOCKET = "/run/clamav/clamd.ctl"
    with pytest.raises(ImproperlyConfigured, match="unix:///run/clamav"):
        check_upload(io.BytesIO(PDF), "a.pdf")
