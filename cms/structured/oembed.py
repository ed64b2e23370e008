"""oEmbed 1.0 (https://oembed.com/): the card of a record for pages of other sites, as markup without scripts."""

import re
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.sax.saxutils import escape

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.api.v3.errors import problem_response

from cms.api.making.addresses import absolute
from cms.api.models import Resource
from cms.clock import today
from cms.cyrillic.addresses import CYRILLIC, LATIN, Addresses, is_offered
from cms.cyrillic.register import in_script
from cms.models import PortalSettings
from cms.templatetags.cms_tags import html_language
from cms.views import page_at

from .facts import Facts, facts_of
from .meta import description
from .pictures import card_picture
from .site import in_language

# Seconds for which a site may show what it got without asking again.
FRESH = 300
LONGEST_URL = 2048
WIDTH, HEIGHT = 600, 240
_DOCUMENT = re.compile(r"(?:/[a-z-]+)?/d/([0-9]{1,18})/(?:[^/]*)")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class _Refused(Exception):
    """The question cannot be answered; the text is a sentence."""

    def __init__(self, status: HTTPStatus, sentence: str):
        super().__init__(sentence)
        self.status = status


@dataclass(frozen=True)
class _Place:
    """What an address of the portal leads to; ``script`` is the language and letters of the address."""

    resource: Resource
    number: int
    script: str


@require_safe
def oembed(request: HttpRequest) -> HttpResponse:
    """``url`` is an address of a public page; ``format`` is json or xml; ``maxwidth`` and ``maxheight`` are pixels."""
    try:
        kind = request.GET.get("format", "json")
        if kind not in _WRITERS:
            raise _Refused(HTTPStatus.NOT_IMPLEMENTED, _("This format is not offered. Ask for json or xml."))
        sizes = {name: _pixels(request, name) for name in ("maxwidth", "maxheight")}
        response = _WRITERS[kind](_card(request, sizes))
        patch_cache_control(response, public=True, max_age=FRESH)
    except _Refused as refused:
        response = problem_response(status=refused.status, detail=str(refused))
        # What is not there may be published at the next moment.
        patch_cache_control(response, no_cache=True)
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _pixels(request: HttpRequest, name: str) -> int | None:
    given = request.GET.get(name)
    if given is None:
        return None
    if not (given.isascii() and given.isdecimal() and 0 < len(given) < 6 and int(given)):
        sentence = _("“%(name)s” is a number of pixels, such as 600.")
        raise _Refused(HTTPStatus.BAD_REQUEST, sentence % {"name": name})
    return int(given)


def _card(request: HttpRequest, sizes: dict[str, int | None]) -> dict[str, Any]:
    url = request.GET.get("url", "")
    if not url:
        raise _Refused(HTTPStatus.BAD_REQUEST, _("Give the address of a page of this portal as “url”."))
    place = _place(request, url)
    portal = PortalSettings.load(request_or_site=request)
    facts = place and facts_of(place.resource, place.number, today(), portal.coat_of_arms_id)
    if not facts:
        raise _Refused(HTTPStatus.NOT_FOUND, _("There is no public page of this portal at this address."))
    script = CYRILLIC if place.script == CYRILLIC and facts.language == LATIN else facts.language
    return _answer(facts, in_language(portal.municipality, facts.language), script, sizes)


def _place(request: HttpRequest, url: str) -> _Place | None:
    """What the address leads to, published or not; None for anything that is no page of this portal."""
    try:
        parts = urlsplit(url) if len(url) <= LONGEST_URL else None
    except ValueError:
        return None
    ours = {urlsplit(absolute("/")).netloc, request.get_host()}
    if parts is None or parts.scheme not in ("http", "https") or parts.netloc not in ours:
        return None
    path = unquote(parts.path).replace("\0", "")
    script, _slash, rest = path.lstrip("/").partition("/")
    if found := _DOCUMENT.fullmatch(path):
        return _Place(Resource.DOCUMENT, int(found[1]), script)
    language = LATIN if script == CYRILLIC and is_offered() else script
    page = page_at(request, f"{rest.rstrip('/')}/" if rest.strip("/") else "", language)
    return _Place(Resource.RECORD, page.pk, script) if page else None


def _answer(facts: Facts, municipality: str, script: str, sizes: dict[str, int | None]) -> dict[str, Any]:
    url = Addresses("/", (absolute("/").rstrip("/"),)).cyrillic(facts.url) if script == CYRILLIC else facts.url
    words = {"title": facts.said["title"], "summary": description(facts), "municipality": municipality}
    words = {name: in_script(text, script) for name, text in words.items()}
    html = render_to_string("structured/card.html", words | {"url": url, "language": html_language(script)})
    return {
        "version": "1.0",
        "type": "rich",
        "title": words["title"],
        "provider_name": words["municipality"],
        "provider_url": absolute("/"),
        "cache_age": FRESH,
        "html": html.strip(),
        "width": min(WIDTH, sizes["maxwidth"] or WIDTH),
        "height": min(HEIGHT, sizes["maxheight"] or HEIGHT),
    } | _thumbnail(facts, municipality, sizes)


def _thumbnail(facts: Facts, municipality: str, sizes: dict[str, int | None]) -> dict[str, Any]:
    """The picture, where it is no larger than was asked for."""
    picture = card_picture(facts, municipality)
    widest, highest = sizes["maxwidth"], sizes["maxheight"]
    if not picture or (widest and picture.width > widest) or (highest and picture.height > highest):
        return {}
    return {"thumbnail_url": picture.url, "thumbnail_width": picture.width, "thumbnail_height": picture.height}


def _json(card: dict[str, Any]) -> HttpResponse:
    return JsonResponse(card)


def _xml(card: dict[str, Any]) -> HttpResponse:
    rows = "".join(f"<{name}>{escape(_CONTROLS.sub('', str(value)))}</{name}>" for name, value in card.items())
    text = f'<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>{rows}</oembed>\n'
    return HttpResponse(text, content_type="text/xml; charset=utf-8")


_WRITERS = {"json": _json, "xml": _xml}
