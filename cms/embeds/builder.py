"""The page on which anybody makes a snippet for another site: choices, a preview, and the code to copy."""

from dataclasses import dataclass
from html import escape
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.cyrillic.addresses import CYRILLIC, LATIN, in_cyrillic_tree
from cms.cyrillic.register import in_script
from cms.feeds.delivery import FRESH
from cms.models import PortalSettings
from search.showing import search_address

from .forms import CALENDAR, LIST, OF_CALENDAR, OF_LIST, SnippetForm, defaults
from .look import NAMES, Look
from .sources import Source, calendar_source, list_source

# Pixels: the heading with the link below the list, and one entry of two lines with its date.
FRAME, ROW = 130, 84


@dataclass(frozen=True)
class Snippets:
    """``frame`` and ``element`` are the code of both ways; ``preview`` is the path of the page in the frame."""

    frame: str
    element: str
    preview: str
    height: int


@require_safe
def builder(request: HttpRequest) -> HttpResponse:
    """Works without scripts: the form is sent as an address, and the page answers with the code."""
    own_colour = PortalSettings.load(request_or_site=request).primary_colour
    form = SnippetForm(_with_defaults(request.GET, defaults(own_colour)))
    context = {"form": form, "kept": _kept(request.GET), "own_frame": {"trail": [], "languages": _languages(request)}}
    if form.is_valid():
        source, look = _source(form, request.GET), _look(form, own_colour)
        context |= (
            {"problems": source.problems} if source.problems else {"made": _snippets(request, form, source, look)}
        )
    response = render(request, "embeds/builder.html", context)
    patch_cache_control(response, public=True, max_age=FRESH)
    return response


def _with_defaults(given: QueryDict, usual: dict[str, str]) -> QueryDict:
    data = given.copy()
    for name, value in usual.items():
        if not data.get(name, "").strip():
            data[name] = value
    return data


def _kept(given: QueryDict) -> list[tuple[str, str]]:
    """Filters of the search that the form has no field for: they stay as they came."""
    return [(name, value) for name, value in given.items() if name not in SnippetForm.base_fields and value]


def _source(form: SnippetForm, given: QueryDict) -> Source:
    names = OF_CALENDAR if form.cleaned_data["show"] == CALENDAR else OF_LIST
    parameters = QueryDict(mutable=True)
    for name in names:
        parameters.setlist(name, form.data.getlist(name))
    if form.cleaned_data["show"] == CALENDAR:
        return calendar_source(parameters)
    for name, value in _kept(given):
        parameters[name] = value
    return list_source(parameters)


def _look(form: SnippetForm, own_colour: str) -> Look:
    """The municipality's own colour is left out, so that the snippet follows when it changes."""
    chosen = QueryDict(mutable=True)
    chosen.update({name: form.data[name] for name in NAMES})
    if chosen["accent"].lower() == own_colour.lower():
        del chosen["accent"]
    return Look.from_address(chosen)


def _snippets(request: HttpRequest, form: SnippetForm, source: Source, look: Look) -> Snippets:
    language = form.cleaned_data["lang"]
    with translation.override(LATIN if language == CYRILLIC else language):
        name = _name(request, form.cleaned_data["show"] == LIST, language)
        preview = _address(language, reverse(source.frame), source.query, look.query_string)
        data = _address(language, reverse(source.data, args=["json"]), source.query)
        is_list = form.cleaned_data["show"] == LIST
        page = _address(language, search_address(source.query) if is_list else reverse("wagtail_serve", args=[""]))
    height = FRAME + ROW * look.count
    full = request.build_absolute_uri
    frame = _tag("iframe", src=full(preview), title=name, width="100%", height=height, loading="lazy")
    shown = {"accent" if key == "accent" else key: value for key, value in look.parameters}
    if "accent" in shown:
        shown["accent"] = look.accent
    element = _tag("komuna-list", src=full(data), **shown)
    script = _tag("script", type="module", src=full(reverse("embed_script")))
    link = f"{_tag('a', href=full(page))}{escape(name)}</a>"
    return Snippets(
        frame=f'{frame[:-1]} style="border: 0"></iframe>',
        element=f"{script}</script>\n{element}{link}</komuna-list>",
        preview=preview,
        height=height,
    )


def _name(request: HttpRequest, is_list: bool, language: str) -> str:
    municipality = str(PortalSettings.load(request_or_site=request).municipality) or request.get_host()
    words = {"municipality": municipality}
    name = _("What is new – %(municipality)s") % words if is_list else _("Calendar – %(municipality)s") % words
    return in_script(name, language)


def _address(language: str, path: str, *queries: str) -> str:
    query = "&".join(filter(None, queries))
    path = in_cyrillic_tree(path) if language == CYRILLIC else path
    return f"{path}?{query}" if query else path


def _tag(name: str, **attributes: str | int) -> str:
    written = "".join(f' {key}="{escape(str(value))}"' for key, value in attributes.items())
    return f"<{name}{written}>"


def _languages(request: HttpRequest) -> list[dict]:
    """The same page, with the same choices, in each public language."""
    links = []
    for code in settings.PUBLIC_LANGUAGES:
        with translation.override(code):
            address = reverse("embed_builder")
        query = urlencode([(name, value) for name, values in request.GET.lists() for value in values])
        url = f"{address}?{query}" if query else address
        links.append({"code": code, "url": url, "current": code == get_language(), "exists": True})
    return links
