"""What went wrong, as ``application/problem+json`` (RFC 9457) with a sentence that says what to do."""

from http import HTTPStatus

from django.http import HttpResponse
from ninja import NinjaAPI
from wagtail.api.v3.errors import problem_response, register_exception_handlers


class Problem(Exception):
    """An answer that is no success; the text of the exception is the sentence."""

    status = HTTPStatus.BAD_REQUEST


class BadRequest(Problem):
    """The question cannot be understood."""


class NotThere(Problem):
    """There is nothing public at this address."""

    status = HTTPStatus.NOT_FOUND


class Gone(Problem):
    """It was public, and is no more."""

    status = HTTPStatus.GONE


class TooMany(Problem):
    """The client asks too often; ``seconds`` until it may ask again."""

    status = HTTPStatus.TOO_MANY_REQUESTS

    def __init__(self, sentence: str, seconds: int):
        super().__init__(sentence)
        self.seconds = seconds


def register(api: NinjaAPI) -> None:
    """Wagtail's answers for its own errors, and ours."""
    register_exception_handlers(api)

    @api.exception_handler(Problem)
    def problem(request, error: Problem) -> HttpResponse:
        return problem_response(status=error.status, detail=str(error))
