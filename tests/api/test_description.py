"""The OpenAPI description, and the page that shows it to people."""

import json
import re

import pytest
from django.utils import translation
from django.utils.translation import gettext
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from cms.api.reading.describing import TAGS, described, is_open
from cms.api.v1 import api
from tests.builders import make_act

pytestmark = pytest.mark.one_database


def test_the_description_is_valid_openapi_31(client, tree):
    answer = client.get("/api/v1/openapi.json")
    OpenAPIV31SpecValidator(answer.json()).validate()
    assert answer.json()["openapi"].startswith("3.1")


def _operations():
    for path, methods in described(api)["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def test_every_operation_has_a_summary_a_tag_and_all_its_problems():
    for path, method, operation in _operations():
        assert operation["summary"], path
        assert operation["tags"], path
        assert {"429", "500"} <= set(operation["responses"]), path
        for status, told in operation["responses"].items():
            assert told["description"], (path, status)
            if int(status) >= 400:
                assert set(told["content"]) == {"application/problem+json"}, (path, status)
        if method == "get" and is_open(operation):
            assert {"200", "304"} <= set(operation["responses"]), path
            asked = [parameter for parameter in operation["parameters"] if parameter["in"] == "query"]
            assert all(parameter["description"] for parameter in asked), path


def test_every_answer_that_is_read_has_an_example_that_fits_its_description():
    schemas = described(api)["components"]
    for path, method, operation in _operations():
        for status, told in operation["responses"].items():
            for content in told.get("content", {}).values():
                if method == "get" and is_open(operation):
                    assert "example" in content, (path, status)
                schema = content["schema"] | {"components": schemas}
                if "example" in content:
                    Draft202012Validator(schema).validate(content["example"])


@pytest.mark.parametrize("language", ["sq", "sr-latn", "sr-cyrl"])
def test_people_read_the_description_in_their_language_without_foreign_hosts(client, tree, language):
    answer = client.get(f"/{language}/api/")
    page = answer.content.decode()
    assert answer.status_code == 200
    for path, method, _operation in _operations():
        assert f"{method.upper()} {path}" in page
    hosts = set(re.findall(r'(?:src|href)="(https?://[^/"]+)', page))
    assert hosts <= {"http://testserver", "http://127.0.0.1:8000", "http://localhost"}
    assert not answer.cookies
    for address in re.findall(r'<a href="(/api/v1/[^"]*)"', page):
        assert client.get(address.replace("&amp;", "&")).status_code == 200, address


def test_the_interface_leads_people_to_the_page_in_their_language(client, tree):
    pages = {"sr-Cyrl": "/sr-cyrl/api/", "sr": "/sr-latn/api/", "en": "/sq/api/", "de": "/sq/api/"}
    for asked, address in pages.items():
        for start in ("/api/", "/api/v1/", "/api/v1/docs/"):
            answer = client.get(start, headers={"accept-language": asked})
            assert (answer.status_code, answer["Location"]) == (302, address)
            assert "Accept-Language" in answer["Vary"]


def test_the_description_has_no_word_without_an_end(client):
    """What the generator writes is what programs can read: no reference leads nowhere."""
    text = json.dumps(described(api))
    named = set(re.findall(r'"#/components/(\w+)/([\w-]+)"', text))
    for kind, name in named:
        assert name in described(api)["components"][kind], name


@pytest.mark.parametrize("language", ["sq", "sr-latn"])
def test_every_word_that_the_page_shows_of_the_description_is_translated(client, tree, language):
    shown = {text for _path, _method, operation in _operations() for text in _texts(operation)}
    with translation.override(language):
        assert [text for text in sorted({*shown, *TAGS.values()}) if gettext(text) == text] == []
    assert '<span lang="en"' not in client.get(f"/{language}/api/").content.decode()


def _texts(operation: dict) -> list[str]:
    of_parameters = [parameter.get("description") for parameter in operation.get("parameters", ())]
    of_answers = [told["description"] for told in operation["responses"].values()]
    return list(filter(None, [operation["summary"], operation.get("description"), *of_parameters, *of_answers]))


@pytest.mark.parametrize("language", ["sq", "sr-cyrl"])
def test_what_nobody_has_translated_is_marked_as_english(client, tree, language, monkeypatch):
    operation = described(api)["paths"]["/api/v1/terms/"]["get"]
    monkeypatch.setitem(operation, "summary", "Not translated <yet>")
    page = client.get(f"/{language}/api/").content.decode()
    assert '<span lang="en" translate="no">Not translated &lt;yet&gt;</span>' in page


WRONG = [
    {"id": 1, "title": 5, "type": "act", "url": None},
    {"id": 1, "title": "Vendim", "files": "no", "type": "act", "key": "x", "agenda": 5, "kind": "decision"},
    {"title": "Vendim"},
]


def test_what_is_published_accepts_no_answer_of_another_form(client, tree, committed):
    """As others validate with it: fields that are added do not count, those that are named have their types."""
    with committed():
        act = make_act(tree)
    published = client.get("/api/v1/openapi.json").json()
    for address, path in {"": "", f"{act.pk}/": "{number}/", "?fields=title,files": ""}.items():
        content = published["paths"][f"/api/v1/records/{path}"]["get"]["responses"]["200"]["content"]
        schema = content["application/json"]["schema"] | {"components": published["components"]}
        answer, validator = client.get(f"/api/v1/records/{address}").json(), Draft202012Validator(schema)
        validator.validate(answer)
        for wrong in WRONG:
            assert not validator.is_valid(answer | {"items": [wrong]} if "items" in answer else wrong), (path, wrong)
