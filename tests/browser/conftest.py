"""A real portal for a real browser: production settings, granian, the demonstration content, Debian's Chromium."""

import fcntl
import os
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

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
DESK = {"width": 1280, "height": 900}
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


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


def environment_of(data: Path, port: int) -> dict[str, str]:
    return os.environ | {
        "DATA_DIR": str(data),
        "DATABASE_URL": f"sqlite:///{data}/portal.sqlite3",
        "DJANGO_SETTINGS_MODULE": "cms.settings.production",
        "SECRET_KEY": "browser-test-" + "0" * 50,
        "ALLOWED_HOSTS": "127.0.0.1",
        "SECURE_SSL_REDIRECT": "false",
        "SECURE_COOKIES": "false",
        "BASE_URL": f"http://127.0.0.1:{port}",
        # What tests of other things press has the words of the code.
        "ADMIN_LANGUAGE": "en",
    }


@pytest.fixture(scope="session")
def loaded(tmp_path_factory) -> Path:
    """A folder with the demonstration, which nobody writes to: made by the first process of a run, for all of them."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        return load(tmp_path_factory.mktemp("loaded"))
    # The folder of the run is above those of its processes.
    folder = tmp_path_factory.getbasetemp().parent / "loaded"
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            load(folder.with_suffix(".half")).rename(folder)
    return folder


def load(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    environment = environment_of(folder, 80) | {"DOCUMENT_READING": "off"}
    subprocess.run([sys.executable, "tests/browser/loading.py"], cwd=ROOT, env=environment, check=True)
    return folder


def copy_portal(loaded: Path, data: Path, port: int) -> None:
    """A portal of one's own: no other process of the run sees what its tests write."""
    shutil.copytree(loaded, data)
    with closing(sqlite3.connect(data / "portal.sqlite3")) as database, database:
        database.execute("UPDATE wagtailcore_site SET port = ?", [port])


@pytest.fixture(scope="session")
def portal_url(loaded, tmp_path_factory) -> Iterator[str]:
    """The address of a served portal with the demonstration content, in a database of this process's own."""
    port, data = free_port(), tmp_path_factory.mktemp("served") / "portal"
    copy_portal(loaded, data, port)
    granian = ["-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
    server = subprocess.Popen(
        [sys.executable, *granian, "cms.wsgi:application"], cwd=ROOT, env=environment_of(data, port)
    )
    address = f"http://127.0.0.1:{port}"
    wait_for(f"{address}/health/", server)
    yield address
    server.terminate()
    server.wait(timeout=10)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visitor(chromium, portal_url) -> Iterator[Page]:
    """A page of a reader on a small phone."""
    context = chromium.new_context(base_url=portal_url, viewport={"width": 360, "height": 740}, locale="sq")
    yield context.new_page()
    context.close()


def send(page: Page, address: str, **fields: str) -> None:
    """Send a form without drawing it: for what is no part of the test."""
    form = page.request.get(address)
    token = TOKEN.search(form.text()).group(1)
    answer = page.request.post(
        address, form={**fields, "csrfmiddlewaretoken": token}, headers={"Referer": form.url}, max_redirects=0
    )
    assert answer.status == 302, address


@pytest.fixture
def at_a_desk(chromium, portal_url) -> Iterator[Callable[..., Page]]:
    """A function that opens a page in a browser of its own: ``at_a_desk(storage_state=...)``."""
    contexts = []

    def open_page(**options) -> Page:
        contexts.append(chromium.new_context(base_url=portal_url, viewport=DESK, locale="en", **options))
        return contexts[-1].new_page()

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def cookies_of_users() -> dict[str, dict]:
    """User name: cookies of the first time that the user signed in; each more would cost a slow hash."""
    return {}


@pytest.fixture
def sign_in(at_a_desk, cookies_of_users) -> Callable[[str], Page]:
    """A function that signs a demonstration user in: ``sign_in("editor")`` returns an empty page of that user."""

    def sign(username: str) -> Page:
        page = at_a_desk(storage_state=cookies_of_users.get(username))
        if username not in cookies_of_users:
            send(page, "/admin/login/", username=username, password=PASSWORD, next="/admin/account/")
            cookies_of_users[username] = page.context.storage_state()
        return page

    return sign


@pytest.fixture
def speaking(sign_in, cookies_of_users) -> Iterator[Callable[[str, str], Page]]:
    """A function that signs a user in and chooses the language in the account: ``speaking("editor", "sq")``."""
    changed = {}

    def speak(username: str, language: str):
        page = changed[username] = sign_in(username)
        choose_language(page, language)
        return page

    yield speak
    for username, page in changed.items():
        choose_language(page, "")
        # Saving the account gives the user another session.
        cookies_of_users[username] = page.context.storage_state()


def choose_language(page: Page, language: str) -> None:
    page.goto("/admin/account/")
    page.select_option("select[name=locale-preferred_language]", language)
    with page.expect_navigation():
        page.locator("#w-editor-form footer button[type=submit]").click()
