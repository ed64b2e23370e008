"""What the catalogue is derived from: live pages that no restriction hides, in the trees of the public languages."""

from collections.abc import Iterable
from functools import cache
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from wagtail.models import Page, get_page_models

from cms.models import FrozenAddressMixin
from cms.models.privacy import not_hidden
from pages.models import BodyPage, StandardPage, YearPage
from pages.records import FAMILIES
from search.choices import Family


@cache
def families() -> dict[type[Page], Family]:
    """The family of every page type that has one. Years only lead on to their lists, so they have none."""
    return {model: family for model in get_page_models() if (family := _family(model)) is not None}


def _family(model: type[Page]) -> Family | None:
    name = model.__name__.removesuffix("Page")
    if name in FAMILIES and model._meta.app_label == "pages":
        return Family(name.lower())
    named = {BodyPage: Family.BODY, StandardPage: Family.PAGE, YearPage: None}
    if model in named:
        return named[model]
    return Family.SECTION if issubclass(model, FrozenAddressMixin) else None


def record_models() -> list[type[Page]]:
    return [model for model, family in families().items() if family.name.title() in FAMILIES]


def public_pages() -> QuerySet[Page]:
    """Every page that has a place in the catalogue."""
    pages = Page.objects.live().filter(not_hidden(), expired=False, depth__gt=1)
    return pages.filter(locale__language_code__in=settings.PUBLIC_LANGUAGES).exact_type(*families())


def keys_after(key: UUID | None) -> set[UUID]:
    """Keys of all public records, or of those that come after one of them."""
    pages = public_pages().filter(translation_key__gt=key) if key else public_pages()
    return set(pages.order_by().values_list("translation_key", flat=True).iterator())


def pages_of(keys: Iterable[UUID]) -> list[Page]:
    """The public pages of these records with their own fields, in the order of their keys: one query a type."""
    return list(public_pages().filter(translation_key__in=list(keys)).specific().order_by("pk"))
