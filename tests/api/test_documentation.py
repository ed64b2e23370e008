"""The examples of docs/api.md do what they say: each is run against a portal that is served."""

import re
import subprocess
import sys
import threading
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connections

from cms.api.reading.describing import described
from cms.api.v1 import api
from cms.wsgi import application
from tests.builders import make_act

pytestmark = pytest.mark.one_database

PAGE = Path(__file__).resolve().parents[2] / "docs" / "api.md"
EXAMPLE = re.compile(r"^```(sh|python)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMANDS = {"sh": ["sh", "-eu", "-c"], "python": [sys.executable, "-c"]}


class Quiet(WSGIRequestHandler):
    def log_message(self, *args):
        """Nothing to read here."""


def serve(server, shared) -> None:
    """One question after the other, in the connection whose transaction holds what the test has written."""
    connections[shared.alias] = shared
    server.serve_forever(poll_interval=0.05)


@pytest.fixture
def served(tree, committed, make_document, settings):
    """The address of a portal in a thread of this process."""
    with committed():
        make_act(tree, "Vendim për buxhetin", documents=[make_document()])
    shared = connections["default"]
    shared.inc_thread_sharing()
    # A request that ends would close the connection.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    server = make_server("127.0.0.1", 0, application, handler_class=Quiet)
    thread = threading.Thread(target=serve, args=(server, shared), daemon=True)
    thread.start()
    settings.WAGTAILADMIN_BASE_URL = f"http://127.0.0.1:{server.server_port}"
    yield settings.WAGTAILADMIN_BASE_URL
    server.shutdown()
    thread.join()
    server.server_close()
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)
    shared.dec_thread_sharing()


def test_every_example_of_the_documentation_runs(served):
    examples = EXAMPLE.findall(PAGE.read_text(encoding="utf-8"))
    assert len(examples) >= 8
    for language, text in examples:
        command = [*COMMANDS[language], text.replace("https://portal.example", served)]
        run = subprocess.run(command, capture_output=True, text=True, timeout=60)
        assert run.returncode == 0, f"{text}\n{run.stdout}\n{run.stderr}"
        if language == "python":
            assert run.stdout.strip(), text


def test_the_documentation_names_every_address():
    text = PAGE.read_text(encoding="utf-8")
    for path in described(api)["paths"]:
        name = path.removeprefix("/api/v1/").replace("{", "<").replace("}", ">").replace("<number>", "<id>")
        assert f"`{name}`" in text or not path.startswith("/api/v1/"), path
