"""The municipality as a front end shows it: name, languages, menus, sections, contact and terms."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page

from cms.api.contract.parts import Texts
from cms.api.contract.site import Channel, Contact, Entry, Language, Licence, Menu, Site
from cms.api.making.addresses import absolute
from cms.api.making.batch import image_of
from cms.api.models import ApiItem, Resource
from cms.cyrillic.addresses import LATIN, in_cyrillic_tree, is_offered
from cms.models import MenuItem, PortalSettings
from cms.templatetags.cms_tags import html_language, own_language_name
from search.choices import Family

from .freshness import answer, hashed

_IN_TREE = (Family.SECTION, Family.PAGE)


def answer_site(request: HttpRequest) -> HttpResponse:
    portal = PortalSettings.load(request_or_site=request)
    found = Site(
        name=_texts(portal.municipality),
        slogan=_texts(portal.slogan),
        languages=[_language(code) for code in settings.PUBLIC_LANGUAGES],
        default_language=settings.LANGUAGE_CODE,
        coat_of_arms=image_of(portal.coat_of_arms),
        primary_colour=portal.primary_colour,
        accent_colour=portal.accent_colour,
        contact=_contact(portal),
        channels=[Channel(label=each.value["label"], url=each.value["url"]) for each in portal.channels],
        licence=Licence(terms=_texts(portal.terms_of_documents), url=portal.terms_of_documents_url),
        menus=_menus(),
        sections=_sections(),
    )
    return hashed(request, answer(found.model_dump_json()))


def _texts(text) -> Texts:
    return {code: text.localize(code) for code in settings.PUBLIC_LANGUAGES} if text else {}


def _contact(portal: PortalSettings) -> Contact:
    words = {"address": _texts(portal.address), "opening_hours": _texts(portal.opening_hours)}
    return Contact(phone=portal.phone, email=portal.email, **words)


def _language(code: str) -> Language:
    with translation.override(code):
        home = absolute(reverse("wagtail_serve", args=[""]))
    cyrillic = in_cyrillic_tree(home) if code == LATIN and is_offered() else None
    return Language(code=code, tag=html_language(code), name=own_language_name(code), home=home, cyrillic=cyrillic)


def _menus() -> list[Menu]:
    """The entries in the order of the office; those whose page is public in no language are left out."""
    stored = list(MenuItem.objects.values_list("menu", "page__translation_key"))
    entries = _entries(ApiItem.objects.filter(key__in=[key for _menu, key in stored]))
    return [
        Menu(menu=menu, entries=[entries[key] for name, key in stored if name == menu and key in entries])
        for menu in MenuItem.Menu.values
    ]


def _sections() -> list[Entry]:
    """The tree of the first language in which a page is public decides where it stands."""
    items = list(ApiItem.objects.filter(type__in=_IN_TREE, resource=Resource.RECORD, removed_at=None))
    entries, keys = _entries(items), {item.object_id: item.key for item in items}
    order = {code: place for place, code in enumerate(settings.PUBLIC_LANGUAGES)}
    languages = {item.object_id: order.get(item.language, len(order)) for item in items}
    pages = list(Page.objects.filter(pk__in=keys).order_by("path").values_list("pk", "path"))
    at_path = {path: keys[pk] for pk, path in pages}
    top, placed = [], set()
    for pk, path in sorted(pages, key=lambda page: (languages[page[0]], page[1])):
        if keys[pk] not in placed:
            placed.add(keys[pk])
            above = _above(path, at_path)
            (entries[above].children if above else top).append(entries[keys[pk]])
    return top


def _above(path: str, at_path: dict[str, UUID]) -> UUID | None:
    """The key of the nearest page above that is in the tree."""
    steps = range(len(path) - Page.steplen, 0, -Page.steplen)
    return next((at_path[path[:end]] for end in steps if path[:end] in at_path), None)


def _entries(items: Iterable[ApiItem]) -> dict[UUID, Entry]:
    of_key: dict[UUID, dict[str, ApiItem]] = defaultdict(dict)
    for item in items:
        if item.resource == Resource.RECORD and item.removed_at is None:
            of_key[item.key][item.language] = item
    return {key: _entry(key, found) for key, found in of_key.items()}


def _entry(key: UUID, items: dict[str, ApiItem]) -> Entry:
    known = {code: items[code] for code in settings.PUBLIC_LANGUAGES if code in items}
    titles = {code: item.title for code, item in known.items()}
    addresses = {code: item.url for code, item in known.items()}
    return Entry(key=key, type=next(iter(items.values())).type, title=titles, url=addresses, children=[])
