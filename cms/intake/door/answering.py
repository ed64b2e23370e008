"""The one way in: every call goes through ``answered``, and every call is written down."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from django.core.exceptions import BadRequest, PermissionDenied, SuspiciousOperation, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.utils.translation import get_language_from_request, override
from django.utils.translation import gettext as _
from pydantic import BaseModel
from wagtail.api.v3.errors import problem_response
from wagtail.log_actions import LogContext
from wagtail.models import APIToken

from cms.intake.choices import Operation
from cms.intake.models import KeptAnswer
from documents.office.storing import FileNotStored, removed_on_failure

from . import idempotency
from .clients import check_that_it_may_work, token_of
from .problems import Fault, NoRight, NotFound, NotUnderstood, Refused, not_as_it_must_be
from .reading import JSON, check_size, read_dry_run, read_question
from .writing_down import write_down

WRITING = ("POST", "PATCH")


class Away(Refused):
    status = HTTPStatus.SERVICE_UNAVAILABLE


@dataclass
class Asked:
    """A call while it is answered. ``sent`` is what was read of its body, and ``removed`` what its HTML lost thereby.

    ``stored`` are names of files, taken back where it fails or is a rehearsal.
    """

    request: HttpRequest
    operation: Operation
    parameters: tuple[str, ...] = ()
    formats: tuple[str, ...] = JSON
    token: APIToken | None = None
    dry_run: bool = False
    repeated: bool = False
    question: dict[str, str] = field(default_factory=dict)
    sent: Any = None
    removed: list[str] = field(default_factory=list)
    page_id: int | None = None
    document_id: int | None = None
    stored: list[str] = field(default_factory=list)

    @property
    def user(self):
        return self.token.user


@dataclass(frozen=True)
class Answer:
    content: BaseModel
    status: int = HTTPStatus.OK
    etag: str = ""
    location: str = ""

    def as_response(self) -> HttpResponse:
        response = HttpResponse(self.content.model_dump_json(), status=self.status, content_type="application/json")
        for name, value in (("ETag", self.etag), ("Location", self.location)):
            if value:
                response.headers[name] = value
        return response


@dataclass(frozen=True)
class Work:
    """``read`` is done before anything is locked: what is sent may be long. ``do`` writes.

    ``again`` answers a call that was done already, by what there is now and with today's rights.
    """

    do: Callable[[Asked], Answer]
    read: Callable[[Asked], None] = lambda asked: None
    again: Callable[[Asked], Answer] = lambda asked: Answer(BaseModel())


class _Rehearsed(Exception):
    """Ends a rehearsal: everything that was written is taken back, and ``response`` says what it would have been."""

    def __init__(self, response: HttpResponse):
        super().__init__()
        self.response = response


def answered(asked: Asked, work: Work) -> HttpResponse:
    """The answer of ``work``, or the sentence why there is none; one row of the log either way."""
    language = get_language_from_request(asked.request)
    with override(language):
        status = HTTPStatus.INTERNAL_SERVER_ERROR
        try:
            response = _answer_or_refusal(asked, work)
            status = response.status_code
        finally:
            write_down(asked, status)
    response.headers.setdefault("Content-Language", language)
    response.headers["Cache-Control"] = "no-store"
    response.headers["Vary"] = "Authorization, Accept-Language"
    if status == HTTPStatus.UNAUTHORIZED:
        response.headers["WWW-Authenticate"] = 'Bearer realm="Komuna"'
    return response


def _answer_or_refusal(asked: Asked, work: Work) -> HttpResponse:
    try:
        with _in_our_words():
            return _answer(asked, work)
    except Refused as refused:
        return problem_response(status=refused.status, detail=str(refused), errors=refused.errors or None)


@contextmanager
def _in_our_words() -> Iterator[None]:
    """What others raise, as refusals."""
    try:
        yield
    except ValidationError as error:
        # Beside the forms: what a page needs as a whole, such as an address of its own.
        raise not_as_it_must_be([Fault(("fields",), message) for message in error.messages]) from error
    except FileNotStored as error:
        raise Away(str(error)) from error
    except PermissionDenied as error:
        raise NoRight(_("You may not do this. An administrator of the portal gives the right.")) from error
    except Http404 as error:
        raise NotFound(_("There is nothing at this address.")) from error
    except RecursionError as error:
        raise Refused(_("What was sent holds more levels within each other than can be read.")) from error
    except (SuspiciousOperation, BadRequest, MultiPartParserError) as error:
        raise NotUnderstood(_("What was sent cannot be read. Nothing was changed.")) from error


def _answer(asked: Asked, work: Work) -> HttpResponse:
    asked.token = token_of(asked.request)
    check_that_it_may_work(asked.token)
    asked.question = read_question(asked.request, asked.parameters)
    asked.dry_run = read_dry_run(asked.question)
    if asked.request.method not in WRITING:
        return work.do(asked).as_response()
    check_size(asked.request, asked.formats)
    key = None if asked.dry_run else idempotency.key_of(asked.request)
    if key is None:
        return _written(asked, work)
    row = idempotency.claim(asked.user, key, idempotency.fingerprint_of(asked.request))
    if row.status is not None:
        return _again(asked, work, row)
    try:
        return _written(asked, work, row)
    finally:
        idempotency.let_go(row)


def _again(asked: Asked, work: Work, row: KeptAnswer) -> HttpResponse:
    """Of what was done already, as it is now, for whoever may still see it."""
    asked.repeated, asked.page_id, asked.document_id = True, row.page_id, row.document_id
    answer = work.again(asked)
    response = Answer(answer.content, row.status, answer.etag, row.location).as_response()
    response.headers[idempotency.REPLAYED] = "true"
    return response


def _written(asked: Asked, work: Work, row: KeptAnswer | None = None) -> HttpResponse:
    """All of it or nothing: rows, and files, which are taken back when the rows are."""
    work.read(asked)
    try:
        with LogContext(user=asked.user), removed_on_failure() as asked.stored, transaction.atomic():
            response = work.do(asked).as_response()
            if asked.dry_run:
                raise _Rehearsed(_without_address(response))
            if row is not None:
                place = response.headers.get("Location", "")
                idempotency.keep(row, response.status_code, place, asked.page_id, asked.document_id)
            return response
    except _Rehearsed as rehearsed:
        asked.page_id = asked.page_id if asked.operation in (Operation.CHANGE, Operation.VERSION) else None
        asked.document_id = asked.document_id if asked.operation == Operation.VERSION else None
        return rehearsed.response


def _without_address(response: HttpResponse) -> HttpResponse:
    """What was rehearsed has no address, and nothing to compare a later change with."""
    for name in ("Location", "ETag"):
        if name in response.headers:
            del response.headers[name]
    return response
