"""A record published in one language appears in the other languages' trees as a draft translation."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from wagtail.models import Locale, Page
from wagtail_localize.operations import translate_object

from cms.models import RecordPage
from pages.models import YearPage

_switched_off: ContextVar[bool] = ContextVar("translation_drafts_off", default=False)


@contextmanager
def no_translation_drafts() -> Iterator[None]:
    """For bulk loaders: records published inside make no drafts in other languages, now or later."""
    token = _switched_off.set(True)
    try:
        yield
    finally:
        _switched_off.reset(token)


def are_wanted() -> bool:
    return getattr(settings, "TRANSLATION_DRAFTS", True) and not _switched_off.get()


def is_first_publication(page: Page) -> bool:
    return page.first_published_at is not None and page.first_published_at == page.last_published_at


@transaction.atomic
def make_missing_drafts(record: RecordPage, user: AbstractBaseUser | None) -> list[Page]:
    """Translate ``record`` into the public languages it has no page in; a second call finds nothing to do."""
    Page.objects.select_for_update().get(pk=record.pk)
    locales = [locale for locale in _missing_locales(record) if prepare_parent(record, locale)]
    if locales:
        translate_object(record, locales, user=user)
    made = record.get_translations().filter(locale__in=locales)
    return list(made)


def _missing_locales(record: RecordPage) -> list[Locale]:
    present = record.get_translations(inclusive=True).values("locale")
    return list(Locale.objects.filter(language_code__in=settings.PUBLIC_LANGUAGES).exclude(pk__in=present))


def prepare_parent(record: RecordPage, locale: Locale) -> bool:
    """True where the parent has a twin in ``locale``; a missing year is made, a missing section is not."""
    parent = record.get_parent()
    if parent.has_translation(locale):
        return True
    section = parent.get_parent()
    if not isinstance(parent.specific, YearPage) or not section.has_translation(locale):
        return False
    twin = YearPage(title=parent.title, slug=parent.slug, locale=locale, translation_key=parent.translation_key)
    section.get_translation(locale).add_child(instance=twin)
    return True
