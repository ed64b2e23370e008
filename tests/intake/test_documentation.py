"""The examples of docs/writing-api.md do what the text says: curl's and Python's, at the portal's addresses."""

import io
import re
import shlex
import textwrap
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from jsonschema import Draft202012Validator, ValidationError

from pages.models import ActPage
from tests.conftest import PDF

pytestmark = pytest.mark.one_database

TEXT = Path(__file__).parents[2].joinpath("docs", "writing-api.md").read_text(encoding="utf-8")
EXAMPLES = [textwrap.dedent(found) for found in re.findall(r"\n\n((?:    .*\n|\n(?=    ))+)", TEXT)]
PORTAL = "https://portal.example"


class Answered(io.BytesIO):
    def __init__(self, answer):
        super().__init__(answer.content)
        self.headers = answer.headers


def run_curl(client, command: str, token: str):
    """The options that the examples use: ``-H``, ``-d`` and ``-F``."""
    words = shlex.split(command.replace("\\\n", " "))[1:]
    headers, form, data, address = {}, {}, None, ""
    while words:
        word = words.pop(0).replace("$TOKEN", token).replace("$PORTAL", "")
        if word == "-H":
            name, _colon, value = words.pop(0).replace("$TOKEN", token).partition(": ")
            headers[name] = value
        elif word == "-F":
            name, _is, value = words.pop(0).partition("=")
            form[name] = SimpleUploadedFile(value[1:], PDF) if value.startswith("@") else value
        elif word == "-d":
            data = words.pop(0)
        else:
            address = word
    if form:
        return client.post(address, form, headers=headers)
    if data:
        return client.post(address, data, content_type=headers.pop("Content-Type"), headers=headers)
    return client.get(address, headers=headers)


@pytest.fixture
def urlopen(client):
    def open_address(request):
        address = request.full_url.removeprefix(PORTAL)
        kind = request.get_header("Content-type", "application/json")
        headers = {name: value for name, value in request.header_items() if name.lower() != "content-type"}
        answer = client.generic(request.get_method(), address, request.data or b"", kind, headers=headers)
        assert answer.status_code < 400, answer.content.decode()
        return Answered(answer)

    return open_address


def test_the_examples_run_one_after_the_other(dms, urlopen, monkeypatch, capsys):
    curls = [example for example in EXAMPLES if example.startswith("curl")]
    statuses = [run_curl(dms.client, command, dms.token).status_code for command in curls]
    assert statuses == [200, 201, 201]
    [program] = [example for example in EXAMPLES if "urllib" in example]
    monkeypatch.setattr("urllib.request.urlopen", urlopen)
    monkeypatch.setenv("PORTAL", PORTAL)
    monkeypatch.setenv("TOKEN", dms.token)
    exec(compile(program, "docs/writing-api.md", "exec"), {})
    assert capsys.readouterr().out.endswith("sr-latn draft\n")
    assert sorted(ActPage.objects.values_list("title", "summary")) == [
        ("Odluka o budžetu", ""),
        ("Vendim për buxhetin", "Kuvendi vendosi."),
    ]


def test_answers_and_examples_are_as_the_description_says(dms):
    described = dms.client.get("/api/v1/openapi.json").json()

    def check(value, schema: dict) -> None:
        Draft202012Validator(schema | {"components": described["components"]}).validate(value)

    operation = described["paths"]["/api/v1/drafts/"]["post"]
    answer = dms.draft(external_id="17")
    check(answer.json(), operation["responses"]["201"]["content"]["application/json"]["schema"])
    schema = operation["requestBody"]["content"]["application/json"]["schema"]
    check({"type": "act", "language": "sq", "fields": answer.json()["fields"]}, schema)
    with pytest.raises(ValidationError):
        check({"type": "act", "language": "sq", "fields": {"live": True}}, schema)
    check(dms.upload().json(), {"$ref": "#/components/schemas/Upload"})
    check(dms.get("drafts/?external_id=17").json(), {"$ref": "#/components/schemas/FoundDrafts"})
    check(dms.get("whoami/").json(), {"$ref": "#/components/schemas/Who"})
    check(dms.draft({}).json(), {"$ref": "#/components/schemas/ProblemDetail"})
    assert operation["security"]
