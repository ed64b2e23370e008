"""The tree ``/sr-cyrl/``: every address of ``/sr-latn/``, answered in Cyrillic."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import get_script_prefix
from django.utils.cache import patch_vary_headers
from django.utils.translation.trans_real import parse_accept_lang_header
from wagtail.models import Site

from .addresses import CYRILLIC, LATIN, Addresses, is_offered, shown_in_cyrillic
from .answers import to_cyrillic
from .register import converter

# Written by cms/static/cms/script.js when a reader chooses; read for the bare address alone.
COOKIE = "komuna_language"


class CyrillicMiddleware:
    """Asks the portal for the Latin page of a Cyrillic address, and converts the answer.

    Everything below sees an ordinary request of the Latin tree, with ``request.script == "sr-cyrl"``. The address alone
    decides, so that caches keep the page like any other. Stands outside everything that answers readers.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path_info == "/" and (language := _language_of(request)):
            return _to_the_home_page(language)
        first = request.path_info.split("/", 2)[1]
        if first.lower() != CYRILLIC or not is_offered():
            return self.get_response(request)
        if first != CYRILLIC:
            return HttpResponsePermanentRedirect(request.get_full_path().replace(first, CYRILLIC, 1))
        _ask_in_latin(request)
        with shown_in_cyrillic():
            response = self.get_response(request)
        to_cyrillic(response, converter().text, Addresses(get_script_prefix(), _origins(request)))
        return response


def _ask_in_latin(request: HttpRequest) -> None:
    before = request.path.removesuffix(request.path_info)
    request.script = CYRILLIC
    request.path_info = f"/{LATIN}{request.path_info.removeprefix(f'/{CYRILLIC}')}"
    request.path = before + request.path_info
    request.META["PATH_INFO"] = request.path_info
    # The search asks whether a reader comes from its own page.
    if came_from := request.META.get("HTTP_REFERER"):
        origin = f"{request.scheme}://{request.META.get('HTTP_HOST', '')}"
        request.META["HTTP_REFERER"] = came_from.replace(
            f"{origin}{before}/{CYRILLIC}/", f"{origin}{before}/{LATIN}/", 1
        )


def _origins(request: HttpRequest) -> tuple[str, ...]:
    """The beginnings of the portal's own full addresses. The sites come from Wagtail's cache, which pages fill."""
    roots = {root.root_url for root in Site.get_site_root_paths()}
    return tuple({f"{request.scheme}://{request.get_host()}", *roots})


def _language_of(request: HttpRequest) -> str | None:
    """The tree that the reader chose before, else Cyrillic where the browser asks for it first; else Django decides."""
    chosen = request.COOKIES.get(COOKIE)
    if chosen in settings.PUBLIC_LANGUAGES or (chosen == CYRILLIC and is_offered()):
        return chosen
    languages = parse_accept_lang_header(request.META.get("HTTP_ACCEPT_LANGUAGE", ""))
    asks = bool(languages) and languages[0][0].startswith(CYRILLIC)
    return CYRILLIC if asks and is_offered() else None


def _to_the_home_page(language: str) -> HttpResponseRedirect:
    """Caches may keep it only for the same choice and browser's languages, as Django says of its own redirect."""
    response = HttpResponseRedirect(f"{get_script_prefix()}{language}/")
    patch_vary_headers(response, ("Accept-Language", "Cookie"))
    return response
