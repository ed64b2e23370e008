"""Which page of a record the others are made from."""

from uuid import UUID

from django.conf import settings
from wagtail.models import Page
from wagtail_localize.models import Translation


def record_pages(key: UUID) -> list[Page]:
    """All pages of the record in all languages, aliases left out, as base pages with their locale."""
    pages = Page.objects.filter(translation_key=key, alias_of=None)
    return list(pages.select_related("locale").order_by("pk"))


def originals(pages: list[Page], sources: list[tuple[int, int]] | None = None) -> dict[int, Page]:
    """Primary key of each translated page to its original, for the pages of one record.

    ``sources``: the locales of source and target of its translations, stopped ones first; None asks for them.

    A translation says itself what it was made from, running or stopped. Among pages that were written on their own the
    original is the one that was public first, and before any was, the one in the first language of the portal.
    """
    if len(pages) < 2:
        return {}
    by_locale = {page.locale_id: page for page in pages}
    found, translated = {}, set()
    for source, target in _sources(pages[0].translation_key) if sources is None else sources:
        if source in by_locale and target in by_locale and source != target:
            found[by_locale[target].pk] = by_locale[source]
            translated.add(by_locale[source].pk)
    free = [page for page in pages if page.pk not in found]
    first = min((page for page in free if page.pk in translated), key=_age, default=min(free, key=_age, default=None))
    return found | {page.pk: first for page in free if page is not first and page.pk not in translated}


def _sources(key: UUID) -> list[tuple[int, int]]:
    translations = Translation.objects.filter(source__object_id=key).order_by("enabled", "pk")
    return list(translations.values_list("source__locale_id", "target_locale_id"))


def original_of(page: Page) -> Page | None:
    """The page, as a base page, that ``page`` is a translation of; None for an original and a page without twin."""
    return originals(record_pages(page.translation_key)).get(page.pk)


def _age(page: Page) -> tuple:
    published = page.first_published_at
    return (
        published is None,
        published.timestamp() if published else 0,
        page.locale.language_code != settings.LANGUAGE_CODE,
        page.pk,
    )
