"""The door of the interface: how often, in which language, by which methods, and how it says no."""

import time
from collections.abc import Callable
from http import HTTPStatus

from django.core.handlers.exception import convert_exception_to_response
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language, ngettext

from .reading.languages import language_of
from .reading.limits import Standing, standing_of
from .reading.problems import as_problem, is_told, problem
from .reading.shelf import shelf

INTERFACE = "/api/"
# What is read here needs no session, no form and no language of pages.
READ = "/api/v1/"


class InterfaceMiddleware:
    """Stands before the middleware of pages: sessions, languages and forms have no say below ``/api/``.

    Every answer that is no success leaves as a problem. ``HEAD`` and ``OPTIONS`` (RFC 9110, 9.3.2 and 9.3.7) are
    answered for all addresses. What is read is answered at once, past all that stands behind, and lists that were
    answered are given again while nothing has changed. What is not below ``/api/`` costs nothing.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(INTERFACE):
            return self.get_response(request)
        with translation.override(language_of(request)):
            standing = standing_of(request, time.time())
            response = _too_often(standing) if standing and standing.is_over else self._answer(request)
        return _with_standing(response, standing) if standing else response

    def _answer(self, request: HttpRequest) -> HttpResponse:
        if request.method == "HEAD":
            return self._head(request)
        response = self._response(request)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            response["Allow"] = _methods(response)
            if request.method == "OPTIONS":
                return HttpResponse(status=HTTPStatus.NO_CONTENT, headers={"Allow": response["Allow"]})
        if response.status_code >= HTTPStatus.BAD_REQUEST and not is_told(response):
            return as_problem(response)
        return response

    def _response(self, request: HttpRequest) -> HttpResponse:
        language = get_language()
        if request.method == "GET" and request.path_info.startswith(READ) and (response := _read(request)):
            return response
        response = self.get_response(request)
        # Middleware of pages may have chosen another one.
        translation.activate(language)
        return response

    def _head(self, request: HttpRequest) -> HttpResponse:
        """What ``GET`` says, without the words."""
        request.method = "GET"
        try:
            response = self._answer(request)
        finally:
            request.method = "HEAD"
        if not response.streaming:
            response["Content-Length"] = str(len(response.content))
            response.content = b""
        return response


def _with_standing(response: HttpResponse, standing: Standing) -> HttpResponse:
    """The answer with what the client has left.

    A cache that many share would tell the next one what the first had left. So an answer that it may keep says nothing
    of it while more than half is left; afterwards it says it, and is for this client alone. ``no-cache="RateLimit"``
    (RFC 9111, 5.2.2.4) would be for this, but proxies in use keep nothing that has it.
    """
    names = dict(standing.headers)
    if "public" not in response.get("Cache-Control", ""):
        patch_cache_control(response, private=True)
    elif standing.is_told:
        # ``patch_cache_control`` takes “public” away for it.
        patch_cache_control(response, private=True)
    else:
        del names["RateLimit"]
    for name, value in names.items():
        response[name] = value
    return response


def _read(request: HttpRequest) -> HttpResponse | None:
    """The answer of the view at this address; None where there is none."""
    if kept := shelf.taken(request):
        return kept
    try:
        found = resolve(request.path_info)
    except Resolver404:
        return None
    request.resolver_match = found
    # As Django's own handler does it: errors become answers and are logged.
    response = convert_exception_to_response(lambda asked: found.func(asked, *found.args, **found.kwargs))(request)
    shelf.put(request, response)
    return response


def _methods(refused: HttpResponse) -> str:
    """All that the address takes (RFC 9110, 10.2.1), with what is answered here."""
    methods = {*filter(None, refused.get("Allow", "").split(", ")), "OPTIONS"}
    return ", ".join(sorted(methods | ({"HEAD"} if "GET" in methods else set())))


def _too_often(standing: Standing) -> HttpResponse:
    sentence = ngettext(
        "You have asked more than %(quota)s times in a minute. Ask again in %(seconds)s second.",
        "You have asked more than %(quota)s times in a minute. Ask again in %(seconds)s seconds.",
        standing.seconds,
    )
    values = {"quota": standing.quota, "seconds": standing.seconds}
    return problem(HTTPStatus.TOO_MANY_REQUESTS, sentence % values)
