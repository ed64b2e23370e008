"""The examples for receivers do what they say."""

import json
import re
import subprocess
import textwrap
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright._impl._driver import compute_driver_executable

from cms.hooks import signing

pytestmark = pytest.mark.one_database

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "webhooks.md").read_text()
BODY = '{"type":"ping","data":{"subscription":"Zëri"}}'.encode()
SEED = "a seed"


def example(language: str) -> str:
    found = re.search(rf"<!-- example: {language} -->\n\n((?:    .*\n|\n)+)", TEXT)
    return textwrap.dedent(found[1])


def messages() -> list[tuple[str, dict, bytes, bool]]:
    """(secret, headers, body, whether it is ours)."""
    now, old = datetime.now(UTC), datetime(2020, 1, 1, tzinfo=UTC)
    good = signing.headers("msg_1", now, BODY, [SEED])
    secret = signing.secret(SEED)
    return [
        (secret, good, BODY, True),
        (secret, signing.headers("msg_1", now, BODY, ["new", SEED]), BODY, True),
        (secret, good, BODY + b" ", False),
        (secret, good | {"webhook-id": "msg_2"}, BODY, False),
        (secret, good | {"webhook-signature": "v1,"}, BODY, False),
        (secret, good | {"webhook-signature": good["webhook-signature"].replace("v1,", "v2,")}, BODY, False),
        (signing.secret("another"), good, BODY, False),
        (secret, signing.headers("msg_1", old, BODY, [SEED]), BODY, False),
    ]


@pytest.mark.no_database
def test_the_example_in_python_knows_our_messages():
    place: dict = {}
    exec(example("python"), place)
    for secret, headers, body, ours in messages():
        assert place["is_ours"](secret, headers, body) is ours


@pytest.mark.no_database
def test_the_example_in_javascript_knows_our_messages(tmp_path):
    known = [[secret, headers, body.decode()] for secret, headers, body, _ours in messages()]
    script = tmp_path / "receiver.mjs"
    script.write_text(
        f"{example('javascript')}\nconst known = {json.dumps(known)};\n"
        "console.log(JSON.stringify(known.map(([secret, headers, body]) => isOurs(secret, headers, body))));\n"
    )
    node = compute_driver_executable()[0]
    said = subprocess.run([node, str(script)], capture_output=True, text=True, check=True)
    assert json.loads(said.stdout) == [ours for *_rest, ours in messages()]
