"""Which record or document stands at an address that people see."""

from collections.abc import Callable
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from cms.api.contract.addresses import Found
from cms.api.making.addresses import absolute
from cms.api.models import ApiItem, Resource
from cms.cyrillic.addresses import CYRILLIC, LATIN, is_offered
from cms.views import page_at

from .freshness import answer, hashed
from .problems import BadRequest, NotThere

_FILES = ("document", "document_number", "document_version", "document_page", "wagtaildocs_serve")


def answer_find(request: HttpRequest, url: str) -> HttpResponse:
    """Raises NotThere where nothing public stands there, and BadRequest for an address of another site."""
    path, query = _path(request, url)
    item = _item_at(request, path)
    if item is None:
        item = _led_to(request, path, query)
    if item is None:
        raise NotThere(_("Nothing public stands at this address."))
    found = Found(
        id=item.object_id,
        moved=unquote(urlsplit(item.url).path).rstrip("/") != path.rstrip("/"),
        answer=absolute(f"/api/v1/{item.resource}s/{item.object_id}/"),
        **{name: getattr(item, name) for name in ("resource", "key", "type", "language", "title", "url")},
    )
    return hashed(request, answer(found.model_dump_json()))


def _path(request: HttpRequest, url: str) -> tuple[str, str]:
    """The path on the portal, of the Latin tree for Cyrillic addresses, and what stands behind its “?”."""
    try:
        parts = urlsplit(url)
    except ValueError:
        parts = urlsplit("")
    hosts = {request.get_host(), urlsplit(settings.WAGTAILADMIN_BASE_URL).netloc}
    is_ours = parts.scheme in ("http", "https") and parts.netloc in hosts
    is_bare = not parts.scheme and (not parts.netloc or parts.netloc in hosts)
    if not parts.path.startswith("/") or not (is_ours or is_bare):
        raise BadRequest(_("“url” is no address of this portal. It begins with “/”, or with the portal’s own name."))
    path = unquote(parts.path).replace("\0", "")
    first = path.split("/")[1]
    path = path.replace(CYRILLIC, LATIN, 1) if first == CYRILLIC and is_offered() else path
    return path, parts.query.replace("\0", "")


def _item_at(request: HttpRequest, path: str) -> ApiItem | None:
    items = ApiItem.objects.filter(removed_at=None)
    language = path.split("/")[1]
    with translation.override(language if language in settings.PUBLIC_LANGUAGES else settings.LANGUAGE_CODE):
        try:
            match = resolve(path if path.endswith("/") or "." in path.rsplit("/", 1)[-1] else f"{path}/")
        except Resolver404:
            return None
        finder = _FINDERS.get(match.url_name)
        return finder(request, items, match.kwargs, match.args, language) if finder else None


def _page(request: HttpRequest, items: QuerySet, named: dict, args: tuple, language: str) -> ApiItem | None:
    page = page_at(request, args[0] if args else named.get("path", ""), language)
    return items.filter(resource=Resource.RECORD, object_id=page.pk).first() if page else None


def _document(request: HttpRequest, items: QuerySet, named: dict, args: tuple, language: str) -> ApiItem | None:
    return items.filter(resource=Resource.DOCUMENT, object_id=named["document_id"]).first()


def _record(request: HttpRequest, items: QuerySet, named: dict, args: tuple, language: str) -> ApiItem | None:
    return items.filter(resource=Resource.RECORD, key=named["key"], language=language).first()


_FINDERS: dict[str, Callable] = dict.fromkeys(_FILES, _document) | {"wagtail_serve": _page, "record": _record}


def _led_to(request: HttpRequest, path: str, query: str) -> ApiItem | None:
    """The record to which the portal leads from an old address: from the whole one, else from its path (as Wagtail's
    ``RedirectMiddleware`` does it).
    """
    bare = Redirect.normalise_path(path)
    known = [Redirect.normalise_path(f"{path}?{query}").replace("\0", ""), bare] if query else [bare]
    old = Redirect.get_for_site(Site.find_for_request(request)).filter(old_path__in=known).order_by("site")
    led = dict(old.values_list("old_path", "redirect_page"))
    page = next((led[name] for name in known if name in led), None)
    return ApiItem.objects.filter(resource=Resource.RECORD, object_id=page, removed_at=None).first() if page else None
