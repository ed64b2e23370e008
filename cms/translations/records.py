"""Some records with their pages, translations and states, read together."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from uuid import UUID

from django.forms import model_to_dict
from wagtail.models import Page
from wagtail_localize.models import Translation

from .models import TranslatedSource
from .originals import originals


class Records:
    """The records of some keys; three queries. The rows are locked until the end of the transaction.

    ``pages``: base pages with their locale by key, aliases left out. ``running``: (key, locale) of translations that
    fill their page. ``rows``: states by (key, locale).
    """

    def __init__(self, keys: Collection[UUID]):
        self.pages: dict[UUID, list[Page]] = defaultdict(list)
        found = Page.objects.filter(translation_key__in=keys, alias_of=None).select_related("locale")
        for page in found.order_by("pk"):
            self.pages[page.translation_key].append(page)
        self._sources: dict[UUID, list[tuple[int, int]]] = defaultdict(list)
        self.running: set[tuple[UUID, int]] = set()
        columns = ("source__object_id", "source__locale_id", "target_locale_id", "enabled")
        translations = Translation.objects.filter(source__object_id__in=keys).order_by("enabled", "pk")
        for key, source, target, enabled in translations.values_list(*columns):
            self._sources[key].append((source, target))
            self.running |= {(key, target)} if enabled else set()
        rows = TranslatedSource.objects.select_for_update().filter(translation_key__in=keys)
        self.rows = {(row.translation_key, row.locale_id): row for row in rows}
        self._before = {place: model_to_dict(row) for place, row in self.rows.items()}

    def pairs(self, key: UUID) -> Iterator[tuple[Page, Page]]:
        """Each translated page of the record with its original."""
        pages = self.pages[key]
        found = originals(pages, self._sources[key])
        return ((page, found[page.pk]) for page in pages if page.pk in found)

    def row(self, twin: Page) -> TranslatedSource:
        """The state of a translated page, or a new one without texts."""
        known = self.rows.get((twin.translation_key, twin.locale_id))
        return known or TranslatedSource(
            translation_key=twin.translation_key, locale_id=twin.locale_id, translated_at=twin.last_published_at
        )

    def before(self, twin: Page) -> dict | None:
        """The values of a known state as they were read."""
        return self._before.get((twin.translation_key, twin.locale_id))

    def specific(self, pages: Iterable[Page]) -> Iterable[Page]:
        """These pages with the fields of their types: one query a type."""
        keys = {page.pk for page in pages}
        return Page.objects.filter(pk__in=keys).specific() if keys else []
