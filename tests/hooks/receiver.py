"""A real HTTP server on loopback that takes webhooks, and the specification's rules written a second time."""

import base64
import hashlib
import hmac
import http.client
import json
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Got:
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> dict:
        return json.loads(self.body)


@dataclass
class Receiver:
    """``answers`` gives (status, headers, body) for a message; ``got`` is all that came."""

    port: int = 0
    got: list[Got] = field(default_factory=list)
    answers: Callable[[Got], tuple[int, dict, bytes]] = lambda got: (204, {}, b"")

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/hook"

    @property
    def types(self) -> list[str]:
        return [got.json["type"] for got in self.got]


def verified(secret: str, got: Got) -> bool:
    """As the specification of Standard Webhooks has it ("Verifying webhook authenticity", symmetric)."""
    key = base64.b64decode(secret.removeprefix("whsec_"), validate=True)
    signed = b".".join([got.headers["webhook-id"].encode(), got.headers["webhook-timestamp"].encode(), got.body])
    expected = base64.b64encode(hmac.digest(key, signed, hashlib.sha256)).decode()
    pairs = [each.split(",", 1) for each in got.headers["webhook-signature"].split(" ")]
    return any(version == "v1" and hmac.compare_digest(found, expected) for version, found in pairs)


@contextmanager
def receiving(certificate: str = "") -> Iterator[Receiver]:
    receiver = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            got = Got(self.path, {name.lower(): value for name, value in self.headers.items()}, body)
            receiver.got.append(got)
            status, headers, answer = receiver.answers(got)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    receiver.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield receiver
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def saying(words: bytes) -> Iterator[int]:
    """The port of a server that says these words to everybody, and hangs up."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def run() -> None:
            while True:
                try:
                    connection, _address = server.accept()
                except OSError:
                    return
                with connection, connection.makefile("rb") as asked, suppress(OSError):
                    # All of it: who hangs up before that is not listened to.
                    headers = http.client.parse_headers(asked) if asked.readline() else {}
                    asked.read(int(headers.get("Content-Length", 0)))
                    connection.sendall(words)

        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        try:
            yield server.getsockname()[1]
        finally:
            server.shutdown(socket.SHUT_RDWR)
            thread.join()
