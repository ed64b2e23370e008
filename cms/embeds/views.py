"""Pages for frames on other sites, their colours, and the element's script."""

import logging
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path

from csp.decorators import csp_replace
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from cms import colours
from cms.feeds.delivery import kept, readable_elsewhere, refusal
from cms.models import PortalSettings
from search.engines import EngineUnavailable

from .look import Look, colour
from .sources import Source, calendar_source, list_source

logger = logging.getLogger(__name__)

SCRIPT = Path(__file__).parent / "static" / "embeds" / "komuna-list-1.js"
# Seconds. The script changes with the software alone, and asks again with its ETag.
SCRIPT_KEPT = 3600
COLOURS_KEPT = 24 * 3600
# The dark page of static/embeds/frame.css.
DARK_PAGE = "#14181d"


@require_safe
@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})
def frame_of_list(request: HttpRequest) -> HttpResponse:
    """The newest records of a search, for a frame on any site."""
    return _frame(request, list_source(request.GET), is_calendar=False)


@require_safe
@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})
def frame_of_calendar(request: HttpRequest) -> HttpResponse:
    """The next dates, for a frame on any site."""
    return _frame(request, calendar_source(request.GET), is_calendar=True)


def _frame(request: HttpRequest, source: Source, is_calendar: bool) -> HttpResponse:
    look = Look.from_address(request.GET)
    context = {"look": look, "is_calendar": is_calendar, "accent": look.accent or _own_colour(request)}
    if problems := (*source.problems, *look.problems):
        return render(request, "embeds/frame.html", context | {"problems": problems}, status=HTTPStatus.BAD_REQUEST)
    try:
        feed = source.feed(request)
    except EngineUnavailable as error:
        logger.warning("search_unavailable: %s", error)
        sentence = _("The search does not answer at the moment. Try again in a minute.")
        status = HTTPStatus.SERVICE_UNAVAILABLE
        return render(request, "embeds/frame.html", context | {"problems": [sentence]}, status=status)
    context |= {"feed": feed, "entries": feed.entries[: look.count]}
    return kept(request, render(request, "embeds/frame.html", context), feed.updated)


def _own_colour(request: HttpRequest) -> str:
    return PortalSettings.load(request_or_site=request).primary_colour


@require_safe
def theme(request: HttpRequest) -> HttpResponse:
    """The colour of a frame as custom properties, in a file because inline styles are forbidden."""
    try:
        accent = colour(request.GET.get("accent", ""))
    except ValidationError as error:
        return refusal("\n".join(error.messages))
    dark = colours.lightened_for(accent, DARK_PAGE)
    css = f":root{{--accent-light:{accent};--accent-dark:{dark}}}"
    response = HttpResponse(css, content_type="text/css; charset=utf-8")
    patch_cache_control(response, public=True, max_age=COLOURS_KEPT)
    return response


@require_safe
def script(request: HttpRequest) -> HttpResponse:
    """The element ``komuna-list``, version 1, at an address that stays; what would break pages gets another one."""
    content = SCRIPT.read_bytes()
    response = HttpResponse(content, content_type="text/javascript; charset=utf-8")
    patch_cache_control(response, public=True, max_age=SCRIPT_KEPT)
    response["ETag"] = f'W/"{sha256(content).hexdigest()[:32]}"'
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return readable_elsewhere(get_conditional_response(request, etag=response["ETag"], response=response))
