from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from .sections import SECTIONS
from .writing import index, urlset

# Seconds for which a proxy may keep it.
FRESH = 300
# No database counts further.
MOST_PARTS = 10**12


@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """Every part that has something, with its last change: robots read again only what is newer."""
    parts = [
        (request.build_absolute_uri(reverse("sitemap_part", args=[name, number])), changed)
        for name, section in SECTIONS.items()
        for number, changed in section.parts()
    ]
    return _xml(index(parts))


@require_safe
def sitemap_part(request: HttpRequest, section: str, part: int) -> HttpResponse:
    if section not in SECTIONS or part > MOST_PARTS:
        raise Http404
    addresses = SECTIONS[section].part(part)
    if not addresses:
        raise Http404
    return _xml(urlset(addresses, request.build_absolute_uri("/").rstrip("/")))


def _xml(text: str) -> HttpResponse:
    response = HttpResponse(text, content_type="application/xml; charset=utf-8")
    patch_cache_control(response, public=True, max_age=FRESH)
    # The site map itself is no result of a search.
    response["X-Robots-Tag"] = "noindex"
    return response
