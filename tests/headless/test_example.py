"""What the example front end lets through of HTML, and whom it believes: its own modules, run by Playwright's Node."""

import json
import subprocess
from pathlib import Path

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
