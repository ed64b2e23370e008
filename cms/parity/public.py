"""The public page that says how far the languages are level. Counts alone: no titles of what is not public."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from cms.clock import today
from cms.templatetags.cms_tags import numeric_date, own_language_name

from .figure import figures, total

# Seconds for which a browser or a cache may keep the figures.
KEPT = 300


@require_safe
def parity(request: HttpRequest) -> HttpResponse:
    day = today()
    parts = figures(day)
    context = {
        "figures": parts,
        "total": total(parts),
        "day": numeric_date(day),
        "names": ", ".join(map(own_language_name, settings.PUBLIC_LANGUAGES)),
        "own_frame": {"trail": [], "languages": _languages()},
    }
    response = render(request, "parity/public.html", context)
    patch_cache_control(response, public=True, max_age=KEPT)
    return response


def _languages() -> list[dict]:
    links = []
    for code in settings.PUBLIC_LANGUAGES:
        with translation.override(code):
            address = reverse("languages")
        links.append({"code": code, "url": address, "current": code == get_language(), "exists": True})
    return links
