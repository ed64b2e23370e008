"""How far the translations of some pages are, as ``cms.translations`` has written it down."""

from datetime import date

from django.utils import timezone
from wagtail_localize.models import Translation

from cms.translations.models import TranslatedSource


class Progress:
    """``rows`` are dictionaries of pages with ``translation_key`` and ``locale__language_code``; two queries."""

    def __init__(self, rows: list[dict]):
        keys = {row["translation_key"] for row in rows}
        running = Translation.objects.filter(source__object_id__in=keys, enabled=True)
        self._running = set(running.values_list("source__object_id", "target_locale__language_code"))
        sources = TranslatedSource.objects.filter(translation_key__in=keys).defer("texts").select_related("locale")
        self._sources = {(source.translation_key, source.locale.language_code): source for source in sources}

    def is_complete(self, row: dict) -> bool:
        """Every text is translated, and by a person or confirmed by one; a page on its own does not say."""
        place = _place(row)
        source = self._sources.get(place)
        return place in self._running and source is not None and not (source.untranslated_count or source.machine_count)

    def changed_on(self, row: dict) -> date | None:
        source = self._sources.get(_place(row))
        changed = source and source.source_changed_at
        return timezone.localdate(changed) if changed else None


def _place(row: dict) -> tuple:
    return row["translation_key"], row["locale__language_code"]
