"""What the example front end lets through of HTML, and whom it believes: its own modules, run by Playwright's Node."""

import base64
import hashlib
import hmac
import json
import os
import re
import subprocess
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from urllib.request import Request, urlopen

import playwright
import pytest

pytestmark = pytest.mark.no_database

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "headless"
NODE = Path(playwright.__file__).parent / "driver" / "node"
# What comes in, and what is left of it.
HTML = {
    '<p onclick="x()">a &amp; b</p><script>alert(1)</script>': "<p>a &amp; b</p>alert(1)",
    '<a href="javascript:alert(1)">x</a>': "<a>x</a>",
    '<a href="java&#115;cript:alert(1)">x</a><a href="&#x01;javascript:x">y</a>': "<a>x</a><a>y</a>",
    "<a href='https://a.example/?x=\"><script>'>x</a>": '<a href="https://a.example/?x=%22%3E%3Cscript%3E">x</a>',
    '<a href="https://a.example/?a=1&amp;b=2" hreflang="sq">x</a>': (
        '<a href="https://a.example/?a=1&amp;b=2" hreflang="sq">x</a>'
    ),
    '<img src=x onerror=alert(1)><img src="https://p.example/x.png" alt="a" width="3" height="x">': (
        '<img src="https://p.example/x.png" alt="a" width="3">'
    ),
    "<p><b>open <i>x</b></aside>": "<p><b>open <i>x</i></b></p>",
    "<svg><style>*{}</style><p>1<2</svg>": "*{}<p>1&lt;2</p>",
    "<<p>script>": "&lt;<p>script&gt;</p>",
    '<p title="<script>">x</p>': "<p>x</p>",
    "<ul><li>a</li></ul><br/><hr />": "<ul><li>a</li></ul><br><hr>",
    "<iframe src=https://e.example></iframe><!-- x --><constructor>": "&lt;!-- x --&gt;",
}


def run(script: str, given: object) -> object:
    """What the module prints as JSON; ``given`` is its constant of that name."""
    text = f"const given = {json.dumps(given)};\n{script}"
    command = [NODE, "--input-type=module", "--eval", text]
    done = subprocess.run(command, cwd=EXAMPLE, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_of_html_only_what_is_allowed_is_left():
    script = """const { clean } = await import("./site/clean.js");
        console.log(JSON.stringify(given.map((text) => `${clean(text)}`)));"""
    assert dict(zip(HTML, run(script, list(HTML)), strict=True)) == HTML


def test_texts_are_escaped_wherever_they_stand():
    script = """const { html } = await import("./site/html.js");
        const made = html`<p title="${given}">${[given, null, false]}</p>`;
        console.log(JSON.stringify(`${made}`));"""
    sign = "&lt;b&gt;&amp;&quot;&#39;"
    assert run(script, "<b>&\"'") == f'<p title="{sign}">{sign}</p>'


def test_a_signature_of_the_specification_is_believed_and_a_changed_one_is_not():
    """The example of https://github.com/standard-webhooks/standard-webhooks, "Signature scheme"."""
    headers = {
        "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
        "webhook-timestamp": "1614265330",
        "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    }
    script = """const { isGenuine, keyOf } = await import("./lib/webhook.mjs");
        const key = keyOf("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        const body = Buffer.from('{"test": 2432232314}');
        const at = (more, later = 0) => isGenuine(key, { ...given, ...more }, body, 1614265330 + later);
        const changed = [{ "webhook-id": "x" }, { "webhook-signature": "v1a,x v2,y" }, { "webhook-signature": "" }];
        console.log(JSON.stringify([at({}), at({}, 300), at({}, 301), at({}, -301), ...changed.map((c) => at(c))]));"""
    assert run(script, headers) == [True, True, False, False, False, False, False]


def test_the_words_of_both_languages_are_complete():
    words = [json.loads(path.read_text()) for path in sorted((EXAMPLE / "words").glob("*.json"))]
    assert len(words) == 2
    assert words[0].keys() == words[1].keys()
    assert all(text for each in words for text in each.values())


class Portal(ThreadingHTTPServer):
    """What the example asks of a portal: records at first, then ``changes``, answered when ``may_answer`` is set."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Answer)
        self.address = f"http://127.0.0.1:{self.server_address[1]}"
        self.changes: list[dict] = []
        self.may_answer, self.was_asked = Event(), Event()
        self.may_answer.set()

    def record(self, number: int, *pictures: str) -> dict:
        html = "".join(f'<img src="{self.address}/{name}" alt="">' for name in pictures)
        facts = {"id": number, "key": str(number), "type": "news", "language": "sq", "title": f"Lajmi {number}"}
        facts |= {"url": f"{self.address}/sq/lajmi/", "translations": [], "summary": ""}
        return facts | {"text": {"html": html}, "date": "2026-03-01"}

    def answer(self, path: str) -> tuple[str, bytes]:
        if path.endswith(".webp"):
            return "image/webp", path.encode()
        if "/changes/" in path:
            self.was_asked.set()
            self.may_answer.wait(30)
            found = {"items": self.changes, "last": 1 + len(self.changes), "more": False}
        else:
            items = [self.record(1, "a.webp", "shared.webp"), self.record(2, "shared.webp"), self.record(3, "b.webp")]
            found = {"items": items if "type=news" in path else [], "next": None, "last": 1}
        return "application/json", json.dumps(found).encode()


class _Answer(BaseHTTPRequestHandler):
    def do_GET(self):
        media_type, content = self.server.answer(self.path)
        self.send_response(200)
        self.send_header("Content-Type", media_type)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *args):
        pass


@pytest.fixture
def portal() -> Iterator[Portal]:
    with Portal() as found:
        Thread(target=found.serve_forever, daemon=True).start()
        yield found
        found.may_answer.set()
        found.shutdown()


def run_program(name: str, out: Path, *options: str) -> str:
    command = [NODE, f"{name}.mjs", "--out", out, *options]
    done = subprocess.run(command, cwd=EXAMPLE, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


def pictures(out: Path) -> set[str]:
    return {path.read_text() for path in (out / "pictures").iterdir()}


def test_the_pictures_of_a_withdrawn_record_go_with_it_and_those_of_others_stay(portal, tmp_path):
    out = tmp_path / "site"
    run_program("build", out, "--portal", portal.address)
    assert pictures(out) == {"/a.webp", "/b.webp", "/shared.webp"}
    (out / "pictures" / "of-somebody-else.webp").write_text("own")
    portal.changes = [
        {"change": "removed", "id": 1, "type": "news", "language": "sq"},
        {"change": "changed", "id": 3, "type": "news", "language": "sq", "item": portal.record(3, "c.webp")},
    ]
    said = run_program("sync", out)
    assert pictures(out) == {"/c.webp", "/shared.webp", "own"}
    assert len(re.findall("^- pictures/", said, re.MULTILINE)) == 2
    assert not (out / "sq" / "news" / "1").exists()


def test_a_call_is_answered_at_once_and_the_timer_makes_up_for_what_no_call_told(portal, tmp_path):
    out = tmp_path / "site"
    run_program("build", out, "--portal", portal.address)
    portal.may_answer.clear()
    command = [NODE, "serve.mjs", "--out", out, "--port", "0", "--minutes", "0.01"]
    secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    with subprocess.Popen(
        command, cwd=EXAMPLE, env=os.environ | {"WEBHOOK_SECRET": secret}, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            site = process.stdout.readline().strip()
            # The timer has asked, and the portal keeps it waiting.
            assert portal.was_asked.wait(30)
            with urlopen(Request(f"{site}hook", b"{}", signed(secret, b"{}")), timeout=20) as answer:
                assert answer.status == 204
            page = out / "sq" / "news" / "1" / "index.html"
            assert page.exists()
            portal.changes = [{"change": "removed", "id": 1, "type": "news", "language": "sq"}]
            portal.may_answer.set()
            for _again in range(300):
                if not page.exists():
                    break
                Event().wait(0.1)
            assert not page.exists()
        finally:
            process.terminate()


def signed(secret: str, body: bytes) -> dict[str, str]:
    sent = str(int(time.time()))
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signature = hmac.new(key, f"msg_1.{sent}.".encode() + body, hashlib.sha256).digest()
    return {
        "webhook-id": "msg_1",
        "webhook-timestamp": sent,
        "webhook-signature": f"v1,{base64.b64encode(signature).decode()}",
    }
