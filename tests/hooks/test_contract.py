"""What is sent is what is described."""

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from cms.hooks.choices import EventType
from cms.hooks.contract import description
from tests.builders import make_act


@pytest.fixture(scope="module")
def described() -> dict:
    return {"openapi": "3.1.0", "info": {"title": "Komuna", "version": "1"}} | description()


@pytest.mark.no_database
def test_the_description_is_openapi_and_names_every_event(described):
    OpenAPIV31SpecValidator(described).validate()
    assert set(described["webhooks"]) == {*EventType.values, "ping"}


def test_every_message_is_as_described(described, tree, committed, make_hook, note, receiver, send, make_document):
    note(make_hook(types=["act", "document"]), None)
    with committed():
        act = make_act(tree, documents=[make_document()])
    send()
    with committed():
        act.unpublish()
    send()
    assert {"ping", "record.published", "document.published", "record.unpublished"} <= set(receiver.types)
    for got in receiver.got:
        content = described["webhooks"][got.json["type"]]["post"]["requestBody"]["content"]
        schema = content["application/json"]["schema"] | {"components": described["components"]}
        Draft202012Validator(schema).validate(got.json)
