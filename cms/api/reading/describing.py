"""The OpenAPI 3.1 description: made from the endpoints, and completed by what the door adds to each of them."""

import json
from collections.abc import Callable, Iterator
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_noop
from ninja import NinjaAPI
from wagtail.api.v3.errors import PROBLEM_JSON, ProblemDetail

from cms.api.making.addresses import absolute
from cms.hooks.contract import description as webhooks

from .freshness import answer, hashed

__all__ = ["GONE", "LISTS", "SEARCHES", "WORDS", "Interface", "answer_description"]

ABOUT = gettext_noop("Everything that the municipality publishes, in all its languages, for other sites and systems.")
EXAMPLES = Path(__file__).with_name("examples.json")

# Answers that are no success, by what an address does.
WORDS = frozenset({400})
LISTS = WORDS | {422}
SEARCHES = LISTS | {503}
GONE = LISTS | {404, 410}
# Media types of answers that are not plain JSON, by operation.
_MEDIA_TYPES = {"record_jsonld": "application/ld+json", "document_jsonld": "application/ld+json"}
# Of the door, which stands before every address.
_DOOR = (429, 500)

TAGS = {
    "records": gettext_noop("Public pages: the nine types of records, pages of bodies, standard pages, sections"),
    "documents": gettext_noop("Public files: one entry for each language of a document"),
    "changes": gettext_noop("For copies that are kept in step"),
    "words": gettext_noop("The words that answers use"),
    "site": gettext_noop("For front ends: the portal itself and its addresses"),
    "previews": gettext_noop("For front ends: drafts that an editor looks at"),
    "writing": gettext_noop("For systems of the municipality: drafts and files, with a token"),
    "webhooks": gettext_noop("Messages that the portal sends to other systems"),
}
_SAID = {
    200: gettext_noop("The answer."),
    304: gettext_noop("What the client has is still right."),
    400: gettext_noop("The question cannot be understood; “detail” says why."),
    401: gettext_noop("The token is missing, or not known."),
    403: gettext_noop("The token does not allow this."),
    404: gettext_noop("There is nothing public at this address."),
    409: gettext_noop("What stands there does not go together with the call; “detail” says why."),
    410: gettext_noop("It was public, and has been withdrawn."),
    412: gettext_noop("It has changed since it was read; nothing was written over."),
    413: gettext_noop("The call or its file is too big."),
    415: gettext_noop("The call is of a kind that is not taken; “detail” names those that are."),
    422: gettext_noop("A parameter has a value that cannot be used; “errors” names each."),
    423: gettext_noop("Somebody else has locked the page."),
    428: gettext_noop("Read the draft first, and give its ETag as If-Match."),
    429: gettext_noop("Too many questions; “Retry-After” says when to go on."),
    500: gettext_noop("The portal has made a mistake."),
    503: gettext_noop("The search does not answer; lists do."),
}
_HEADERS = {
    "ETag": "Give it as If-None-Match (RFC 9110).",
    "Last-Modified": "Give it as If-Modified-Since (RFC 9110).",
    "Link": "The next part of a list, with rel=next (RFC 8288).",
    "RateLimit": "Questions left in this minute, and seconds to its end (IETF draft); told once half of them is used.",
    "RateLimit-Policy": "Questions that one client address has in a minute.",
    "Retry-After": "Seconds after which to ask again.",
}
_OF_SUCCESS = ("ETag", "Last-Modified", "Link", "RateLimit", "RateLimit-Policy")
_OF_PROBLEM = ("RateLimit", "RateLimit-Policy")


class Interface(NinjaAPI):
    """``reads`` declares an endpoint that everybody may read. Others register routers of their own before ``urls``."""

    def __init__(self) -> None:
        super().__init__(
            title="Komuna",
            version="1.0.0",
            description=ABOUT,
            urls_namespace="komuna_api",
            docs_url=None,
            openapi_url=None,
            openapi_extra={"tags": [{"name": name, "description": text} for name, text in TAGS.items()]},
        )

    def reads(self, path: str, model: Any, tag: str, summary: str, problems: frozenset[int]) -> Callable:
        answers = {HTTPStatus.OK: model} | dict.fromkeys(sorted(problems), ProblemDetail)
        return self.get(path, response=answers, tags=[tag], summary=summary, by_alias=True)

    def get_openapi_operation_id(self, operation) -> str:
        """Short, since programs name their functions after it."""
        return operation.view_func.__name__.strip("_")

    def get_openapi_schema(self, **options) -> dict[str, Any]:
        found = super().get_openapi_schema(**options)
        found["servers"] = [{"url": absolute("/").rstrip("/")}]
        found["components"]["headers"] = {
            name: {"description": text, "schema": {"type": "string"}} for name, text in _HEADERS.items()
        }
        problem = ProblemDetail.model_json_schema(ref_template="#/components/schemas/{model}")
        found["components"]["schemas"].setdefault("ProblemDetail", problem)
        for methods in found["paths"].values():
            for method, operation in methods.items():
                _complete(operation, method)
        sent = webhooks()
        found["webhooks"] = sent["webhooks"]
        found["components"]["schemas"] = sent["components"]["schemas"] | found["components"]["schemas"]
        return found


def is_open(operation: dict) -> bool:
    """Whether everybody may ask it. What needs a token, in a header or in its address, has rules of its own."""
    return not operation.get("security") and "previews" not in operation["tags"]


def _complete(operation: dict, method: str) -> None:
    for parameter in operation.get("parameters", ()):
        _complete_parameter(parameter)
    answers = {int(status): told for status, told in operation["responses"].items()}
    for status in _DOOR:
        answers.setdefault(status, {"content": {PROBLEM_JSON: {"schema": _REFERENCE}}})
    if is_open(operation) and method == "get":
        answers[304] = {}
    for status, told in answers.items():
        _complete_answer(status, told, operation["operationId"])
    operation["responses"] = {str(status): answers[status] for status in sorted(answers)}


_REFERENCE = {"$ref": "#/components/schemas/ProblemDetail"}


def _complete_parameter(parameter: dict) -> None:
    """OpenAPI has its examples of a parameter by name; one is enough."""
    schema = parameter["schema"]
    parameter.pop("examples", None)
    if examples := schema.pop("examples", None):
        parameter["example"] = examples[0]
    schema.pop("description", None)
    schema.pop("title", None)


def _complete_answer(status: int, told: dict, name: str) -> None:
    is_problem = status >= HTTPStatus.BAD_REQUEST
    told["description"] = _SAID.get(status) or told.get("description") or HTTPStatus(status).phrase
    names = [*(_OF_PROBLEM if is_problem else _OF_SUCCESS), *(["Retry-After"] if status in (429, 503) else [])]
    told["headers"] = {name: {"$ref": f"#/components/headers/{name}"} for name in names}
    content = told.get("content", {})
    if "application/json" in content:
        media_type = PROBLEM_JSON if is_problem else _MEDIA_TYPES.get(name, "application/json")
        told["content"] = content = {media_type: content["application/json"]}
    for each in content.values():
        if example := _example(f"{status}" if is_problem else name):
            each["example"] = example


def _example(name: str) -> Any:
    return _examples().get(name)


@cache
def _examples() -> dict[str, Any]:
    """Answers by the name of the operation, and problems by their status, as the demonstration gives them."""
    return json.loads(EXAMPLES.read_text(encoding="utf-8"))


def answer_description(request: HttpRequest, api: Interface) -> HttpResponse:
    return hashed(request, answer(_text(api, absolute("/"))))


def described(api: Interface) -> dict[str, Any]:
    """The description, in which no answer has more fields than are named; made once. Not to be changed."""
    return _described(api, absolute("/"))


@cache
def _described(api: Interface, _base: str) -> dict[str, Any]:
    return api.get_openapi_schema()


@cache
def _text(api: Interface, base: str) -> str:
    description = _described(api, base)
    return json.dumps(_open(description, _sent(description)), ensure_ascii=False)


def _open(part: Any, sent: frozenset[str] = frozenset()) -> Any:
    """As the promise says: fields may be added, and who reads passes over what it does not know. Not so who writes:
    what is ``sent`` (names of schemas) and bodies of requests stay as narrow as they are.
    """
    if isinstance(part, list):
        return [_open(each, sent) for each in part]
    if not isinstance(part, dict):
        return part
    kept = {name: each for name, each in part.items() if (name, each) != ("additionalProperties", False)}
    closed = {"requestBody", *sent}
    return {name: each if name in closed else _open(each, sent) for name, each in kept.items()}


def _sent(description: dict) -> frozenset[str]:
    """Names of the schemas that bodies of requests are made of."""
    schemas, found = description["components"]["schemas"], set()
    bodies = [
        operation.get("requestBody") for methods in description["paths"].values() for operation in methods.values()
    ]
    waiting = set(_named(bodies))
    while waiting:
        found |= waiting
        waiting = {name for known in waiting for name in _named(schemas[known])} - found
    return frozenset(found)


def _named(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        if isinstance(reference := part.get("$ref"), str):
            yield reference.rpartition("/")[2]
        part = list(part.values())
    for each in part if isinstance(part, list) else ():
        yield from _named(each)
