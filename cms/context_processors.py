from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from wagtail.models import Page

from .models import MenuItem, PortalSettings


def portal(request: HttpRequest) -> dict:
    """Name, contact and menus of the municipality for every public template; nothing is read unless it is shown."""
    return {
        "portal": SimpleLazyObject(lambda: PortalSettings.load(request_or_site=request)),
        "menus": SimpleLazyObject(lambda: _menus(request)),
        "public_languages": settings.PUBLIC_LANGUAGES,
    }


def _menus(request: HttpRequest) -> dict[str, list[dict]]:
    menus: dict[str, list[dict]] = {menu: [] for menu in MenuItem.Menu.values}
    for item in MenuItem.objects.in_language(get_language()):
        url = Page(pk=item.page_id, url_path=item.url_path).get_url(request)
        menus[item.menu].append({"title": item.title, "url": url, "current": url and request.path.startswith(url)})
    return menus
