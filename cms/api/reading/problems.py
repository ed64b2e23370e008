"""What went wrong, as ``application/problem+json`` (RFC 9457) with a sentence that says what to do."""

from collections.abc import Sequence
from http import HTTPStatus

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import ValidationError
from wagtail.api.v3.errors import PROBLEM_JSON, problem_response, register_exception_handlers

from search.engines import EngineUnavailable

# Seconds after which it is worth to ask again where something does not answer.
TRY_AGAIN = 60


class Problem(Exception):
    """An answer that is no success; its text is the sentence, and ``errors`` may name what is wrong where."""

    status = HTTPStatus.BAD_REQUEST
    errors: Sequence[dict] = ()


class BadRequest(Problem):
    """The question cannot be understood."""


class NotThere(Problem):
    """There is nothing public at this address."""

    status = HTTPStatus.NOT_FOUND


class Gone(Problem):
    """It was public, and is no more."""

    status = HTTPStatus.GONE


def problem(status: int, sentence: str, errors: list[dict] | None = None) -> HttpResponse:
    """The problem in the language that is active, for caches that keep languages apart."""
    response = problem_response(status=status, detail=sentence, errors=errors)
    patch_vary_headers(response, ("Accept-Language",))
    return response


def unavailable() -> HttpResponse:
    sentence = _("The search does not answer at the moment. Lists without “q” and “facets” do; try again in a minute.")
    response = problem(HTTPStatus.SERVICE_UNAVAILABLE, sentence)
    response["Retry-After"] = str(TRY_AGAIN)
    return response


def is_told(response: HttpResponse) -> bool:
    """Whether programs can read what went wrong."""
    return response.get("Content-Type", "").startswith(PROBLEM_JSON)


def as_problem(response: HttpResponse) -> HttpResponse:
    """An answer of somebody else that is no success, with its headers, as a problem."""
    found = problem(response.status_code, _sentence(response))
    for name, value in response.items():
        if name.lower() not in ("content-type", "content-length", "vary"):
            found[name] = value
    return found


def _sentence(response: HttpResponse) -> str:
    methods = response.get("Allow", "")
    known = {
        400: _("The question cannot be understood."),
        403: _("This is not allowed."),
        404: _("There is nothing at this address. /api/v1/openapi.json names all addresses."),
        405: _("This address does not take this method. It takes: %(methods)s.") % {"methods": methods},
        500: _("The portal has made a mistake. It has been noted; try again later."),
    }
    return known.get(response.status_code, _("The question cannot be answered."))


def register(api: NinjaAPI) -> None:
    """Wagtail's answers for its own errors, and ours."""
    from .sentences import sentences_of

    register_exception_handlers(api)

    @api.exception_handler(Problem)
    def of_ours(request: HttpRequest, error: Problem) -> HttpResponse:
        return problem(error.status, str(error), list(error.errors) or None)

    @api.exception_handler(ValidationError)
    def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
        found = sentences_of(error.errors)
        return problem(HTTPStatus.UNPROCESSABLE_ENTITY, " ".join(each["msg"] for each in found), found)

    @api.exception_handler(Http404)
    def missing(request: HttpRequest, error: Http404) -> HttpResponse:
        return problem(HTTPStatus.NOT_FOUND, _("There is nothing public with this number."))

    @api.exception_handler(EngineUnavailable)
    def silent(request: HttpRequest, error: EngineUnavailable) -> HttpResponse:
        return unavailable()

    @api.exception_handler(RequestDataTooBig)
    def too_big(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:
        return problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, _("The request is too big."))
