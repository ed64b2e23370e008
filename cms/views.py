"""Views that belong to no page: finding a page, missing languages, errors, health and the theme."""

from mimetypes import guess_type
from uuid import UUID

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from django.views.static import serve as serve_file
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult
from wagtail.views import serve as wagtail_serve

from documents.storage import Pieces, open_range

from . import colours
from .models import PortalSettings

# The lightest dark surface of tokens.css that links stand on.
DARK_SURFACE = "#1e242b"


@require_safe
def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Serve a page found by its address in one query instead of one for each part of the address.

    Whatever is not found like that (feeds, redirects) takes Wagtail's way through the tree.
    """
    page = page_at(request, path, get_language())
    if page is not None:
        request._wagtail_route_for_request = RouteResult(_specific(page))
    return wagtail_serve(request, path)


def page_at(request: HttpRequest, path: str, language: str) -> Page | None:
    """The live page at ``path`` (``lajme/2026/titulli/``) of the tree of one language, by one query."""
    site = Site.find_for_request(request)
    if site is None:
        return None
    for site_id, root_path, _root_url, root_language in Site.get_site_root_paths():
        if site_id == site.pk and root_language == language:
            return Page.objects.live().filter(url_path=root_path + path).first()
    return None


def _specific(page: Page) -> Page:
    """The page with its own fields and the rows its template always shows, in one query."""
    model = page.specific_class
    return model.objects.select_related(*getattr(model, "shown_relations", ())).get(pk=page.pk)


@require_safe
def record(request: HttpRequest, key: UUID) -> HttpResponse:
    """The address of a record in the reader's language: its page there, or a plain word on where it exists."""
    pages = list(Page.objects.live().public().filter(translation_key=key).select_related("locale"))
    if not pages:
        raise Http404
    for page in pages:
        if page.locale.language_code == get_language():
            return redirect(page.get_url(request))
    return render(request, "missing_language.html", {"existing": pages, "record_key": key})


@require_safe
def image(request: HttpRequest, path: str) -> HttpResponse:
    """A rendition of a picture, from the disk or from S3; nothing else that is stored there has an address here.

    A rendition's name contains its filter and focal point, so it may be kept for long.
    """
    if hasattr(default_storage, "open_range"):
        response = _stored_image(path)
    else:
        response = serve_file(request, path, document_root=default_storage.path("images"))
    patch_cache_control(response, public=True, max_age=7 * 24 * 3600)
    return response


def _stored_image(path: str) -> StreamingHttpResponse:
    try:
        stream, size = open_range(default_storage, f"images/{path}")
    except FileNotFoundError:
        raise Http404 from None
    media_type = guess_type(path)[0] or "application/octet-stream"
    return StreamingHttpResponse(Pieces(stream), content_type=media_type, headers={"Content-Length": str(size)})


@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """Answer 200 while the database answers; for load balancers and monitors."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "ok"})


@require_safe
def theme(request: HttpRequest) -> HttpResponse:
    """The municipality's colours as custom properties, in a file because inline styles are forbidden."""
    portal = PortalSettings.load(request_or_site=request)
    pairs = {"primary": portal.primary_colour, "accent": portal.accent_colour}
    light = "".join(f"--{name}:{colour};" for name, colour in pairs.items())
    dark = "".join(f"--{n}-text:{colours.lightened_for(c, DARK_SURFACE)};" for n, c in pairs.items())
    light += "".join(f"--{name}-text:{colour};" for name, colour in pairs.items())
    css = f":root{{{light}}}@media (prefers-color-scheme:dark){{:root{{{dark}}}}}"
    response = HttpResponse(css, content_type="text/css; charset=utf-8")
    patch_cache_control(response, public=True, max_age=300)
    return response


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if request.path.startswith("/api/"):
        # Its door says what is wrong (cms/api/middleware.py).
        return HttpResponse(status=404)
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """The error page reads neither database nor context processors, since they may be what failed."""
    if request.path.startswith("/api/"):
        return HttpResponse(status=500)
    return HttpResponse(render_to_string("500.html", {"languages": settings.PUBLIC_LANGUAGES}), status=500)
