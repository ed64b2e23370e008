from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from wagtail.models import Page

from .models import MenuItem, PortalSettings


def portal(request: HttpRequest) -> dict:
    """Name, contact and menus of the municipality for every public template; nothing is read unless it is shown."""
    items = SimpleLazyObject(lambda: _items())
    return {
        "portal": SimpleLazyObject(lambda: _portal(request, items)),
        "menus": SimpleLazyObject(lambda: _menus(request, items)),
        "public_languages": settings.PUBLIC_LANGUAGES,
    }


def _items() -> list[MenuItem]:
    """The menu entries and, with them in the same query, the portal's settings."""
    items = MenuItem.objects.in_language(get_language())
    return list(items.select_related("settings__coat_of_arms", "page"))


def _portal(request: HttpRequest, items: list[MenuItem]) -> PortalSettings:
    return items[0].settings if items else PortalSettings.load(request_or_site=request)


def _menus(request: HttpRequest, items: list[MenuItem]) -> dict[str, list[dict]]:
    menus: dict[str, list[dict]] = {menu: [] for menu in MenuItem.Menu.values}
    for item in items:
        url = Page(pk=item.page_id, url_path=item.url_path).get_url(request)
        entry = {"title": item.title, "url": url, "model": item.page.cached_content_type.model}
        menus[item.menu].append(entry | {"current": url and request.path.startswith(url)})
    return menus
