"""The example front end beside a portal of its own that knows it: its programs, run by the Node that Playwright has."""

import base64
import hashlib
import hmac
import json
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import playwright

from .conftest import ROOT, copy_portal, environment_of, free_port, wait_for

EXAMPLE = ROOT / "examples" / "headless"
NODE = Path(playwright.__file__).parent / "driver" / "node"
KEY = b"a key of thirty-two bytes, fixed"
SECRET = "whsec_" + base64.b64encode(KEY).decode()


@dataclass
class FrontEnd:
    """``portal`` and ``site`` are addresses; ``out`` is the folder of the site."""

    portal: str
    site: str
    out: Path

    def run(self, program: str, *options: str) -> str:
        command = [NODE, f"{program}.mjs", "--out", self.out, *options]
        done = subprocess.run(command, cwd=EXAMPLE, capture_output=True, text=True, timeout=120, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def state(self) -> dict:
        return json.loads((self.out / "state.json").read_text())

    def records(self, **facts) -> list[dict]:
        """What the site knows of its records that have these facts, the newest first as in lists."""
        known = self.state()["records"].values()
        found = [record for record in known if all(record[name] == value for name, value in facts.items())]
        return sorted(found, key=lambda record: (record["day"], record["id"]), reverse=True)

    def page(self, record: dict) -> Path:
        return self.out / record["language"] / record["type"] / str(record["id"]) / "index.html"

    def call(self, key: bytes = KEY, age: int = 0, body: bytes = b'{"type":"record.published"}', **headers) -> int:
        """What the receiver answers to a webhook that was signed with ``key`` so many seconds ago."""
        sent = str(int(time.time()) - age)
        signed = hmac.new(key, f"msg_1.{sent}.".encode() + b'{"type":"record.published"}', hashlib.sha256).digest()
        signature = {"webhook-signature": f"v1,AAAA v1,{base64.b64encode(signed).decode()}"}
        known = {"webhook-id": "msg_1", "webhook-timestamp": sent} | signature | headers
        try:
            with urlopen(Request(f"{self.site}/hook", body, known), timeout=60) as answer:
                return answer.status
        except HTTPError as error:
            return error.code


@contextmanager
def running(command: list, address: str, **options) -> Iterator[None]:
    process = subprocess.Popen(command, **options)
    try:
        wait_for(address, process)
        yield
    finally:
        process.terminate()
        process.wait(timeout=10)


def move_answers(data: Path, port: int) -> None:
    """Kept answers have whole addresses, with the port of the portal that was copied."""
    old, new = (environment_of(data, number)["BASE_URL"] for number in (80, port))
    with closing(sqlite3.connect(data / "portal.sqlite3")) as database, database:
        for table, column in (("api_apianswer", "text"), ("api_apiitem", "url")):
            database.execute(f"UPDATE {table} SET {column} = REPLACE({column}, ?, ?)", [f"{old}/", f"{new}/"])


@contextmanager
def front_end_of(loaded: Path, folder: Path) -> Iterator[FrontEnd]:
    port, own, data = free_port(), free_port(), folder / "portal"
    copy_portal(loaded, data, port)
    move_answers(data, port)
    found = FrontEnd(f"http://127.0.0.1:{port}", f"http://127.0.0.1:{own}", folder / "site")
    preview = {"HEADLESS_PREVIEW_URL": f"{found.site}/{{language}}/preview.html#token={{token}}"}
    portal = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
    portal.append("cms.wsgi:application")
    with running(portal, f"{found.portal}/health/", cwd=ROOT, env=environment_of(data, port) | preview):
        found.run("build", "--portal", found.portal)
        site = [NODE, "serve.mjs", "--out", found.out, "--port", str(own)]
        with running(site, f"{found.site}/", cwd=EXAMPLE, env=os.environ | {"WEBHOOK_SECRET": SECRET}):
            yield found
