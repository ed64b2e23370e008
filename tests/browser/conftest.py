"""A real portal for a real browser: production settings, granian, the demonstration content, Debian's Chromium."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "komuna-demo-2026"
CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(url: str, process: subprocess.Popen, seconds: int = 40) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        assert process.poll() is None, "The server stopped before it answered."
        try:
            urllib.request.urlopen(url, timeout=2)
            return
        except OSError:
            time.sleep(0.2)
    pytest.fail("The server did not answer in time.")


@pytest.fixture(scope="session")
def portal_url(tmp_path_factory):
    """The address of a served portal with the demonstration content, in a database of its own."""
    data = tmp_path_factory.mktemp("portal")
    environment = os.environ | {
        "DATA_DIR": str(data),
        "DATABASE_URL": f"sqlite:///{data}/portal.sqlite3",
        "DJANGO_SETTINGS_MODULE": "cms.settings.production",
        "SECRET_KEY": "browser-test-" + "0" * 50,
        "ALLOWED_HOSTS": "127.0.0.1",
        "SECURE_SSL_REDIRECT": "false",
        "SECURE_COOKIES": "false",
    }
    port = free_port()
    environment["BASE_URL"] = f"http://127.0.0.1:{port}"
    quiet = environment | {"DOCUMENT_READING": "off"}
    for command in (
        ["migrate"],
        ["setup_portal"],
        ["setup_roles"],
        ["load_synonyms"],
        ["load_demo", "--users"],
        ["process_documents"],
        ["collectstatic", "--no-input"],
    ):
        subprocess.run([sys.executable, "manage.py", *command, "-v0"], cwd=ROOT, env=quiet, check=True)
    server = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "granian",
            "--interface",
            "wsgi",
            "--host",
            "127.0.0.1",
            "--port",
            str(port),
            "cms.wsgi:application",
        ],
        cwd=ROOT,
        env=environment,
    )
    address = f"http://127.0.0.1:{port}"
    wait_for(f"{address}/health/", server)
    yield address
    server.terminate()
    server.wait(timeout=10)


@pytest.fixture(scope="session")
def chromium() -> Browser:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visitor(chromium, portal_url):
    """A page of a reader on a small phone."""
    context = chromium.new_context(base_url=portal_url, viewport={"width": 360, "height": 740}, locale="sq")
    yield context.new_page()
    context.close()


@pytest.fixture
def sign_in(chromium, portal_url):
    """A function that signs a demonstration user in: ``sign_in("editor")`` returns that user's page."""
    contexts = []

    def sign(username: str):
        context = chromium.new_context(base_url=portal_url, viewport={"width": 1280, "height": 900}, locale="en")
        contexts.append(context)
        page = context.new_page()
        page.goto("/admin/login/")
        page.fill("input[name=username]", username)
        page.fill("input[name=password]", PASSWORD)
        page.click("button[type=submit]")
        page.wait_for_url("**/admin/")
        return page

    yield sign
    for context in contexts:
        context.close()
