"""Schemathesis asks every operation of the description all that it allows, and what it does not."""

import json
import os

import pytest
import schemathesis
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as bounds
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from wagtail.models import APIToken

from cms.api.models import ApiItem
from cms.api.reading.describing import described as described_to_the_last_field
from cms.api.v1 import api
from cms.wsgi import application
from tests.builders import make_act

pytestmark = pytest.mark.one_database

# More of them find more, and take longer.
EXAMPLES = int(os.environ.get("API_EXAMPLES", "15"))
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]


@pytest.fixture
def described(tree, committed, make_document, settings):
    """The description as the portal answers it; its operations are asked in this process, and nobody is limited."""
    settings.API_REQUESTS_A_MINUTE = 0
    with committed():
        make_act(tree, documents=[make_document()])
    # A request that ends would close the connection, and with it the test's transaction.
    ends = (request_started, request_finished)
    for signal in ends:
        signal.disconnect(close_old_connections)
    schema = schemathesis.openapi.from_dict(whole_answers(described_to_the_last_field(api)))
    schema.app = application
    yield schema
    for signal in ends:
        signal.connect(close_old_connections)


def whole_answers(description: dict) -> dict:
    """The description with numbers that exist, and with answers that are whole: nobody asks for some fields only."""
    found = json.loads(json.dumps(description))
    for path, methods in found["paths"].items():
        for operation in methods.values():
            parameters = [each for each in operation.get("parameters", ()) if each["name"] != "fields"]
            operation["parameters"] = parameters
            for each in parameters:
                if each["name"] == "number" and (numbers := _numbers(path.split("/")[3])):
                    each["schema"] = {"anyOf": [{"enum": numbers}, each["schema"]]}
    return found


def _numbers(resources: str) -> list[int]:
    items = ApiItem.objects.filter(resource=resources.removesuffix("s"))
    return list(items.order_by("pk").values_list("object_id", flat=True))


def ask_all(described, headers: dict[str, str]) -> int:
    """Ask every operation, with ``headers`` such as a token; how many there are.

    The same questions each time. Raises a group of all that is not as it is described.
    """
    operations = [found.ok() for found in described.get_all_operations()]
    for operation in operations:
        for mode in schemathesis.GenerationMode:
            # What takes nothing can be given nothing wrong, and no word is a wrong token's name.
            names = [parameter.name for parameter in operation.iter_parameters()]
            if mode.is_positive or set(names) - {"token"} or operation.body:
                _ask(operation.as_strategy(generation_mode=mode), headers)
    return len(operations)


def _ask(cases, headers: dict[str, str]) -> None:
    @bounds(
        max_examples=EXAMPLES,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=cases)
    def ask(case):
        case.call_and_validate(headers=headers, checks=CHECKS)

    ask()


def test_everything_that_is_read_answers_as_it_is_described(described):
    assert ask_all(described.exclude(tag="writing"), {}) >= 12


def test_everything_that_is_written_answers_as_it_is_described(described, roles):
    user = get_user_model().objects.create_user("archive")
    user.groups.set(Group.objects.filter(name="Editors"))
    token = APIToken.create_token(user=user, name="archive")[1]
    assert ask_all(described.include(tag="writing"), {"Authorization": f"Bearer {token}"}) >= 8
