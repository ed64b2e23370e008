"""Whether a page is a translation, and since when it is behind its original, found with the pages around it."""

from django.db.models import Exists, OuterRef, Subquery

from cms.templatetags.frames import annotations

from .models import TranslatedSource

BEHIND_SINCE, IS_TRANSLATION = "readers_behind_since", "is_translation"


def connect() -> None:
    row = TranslatedSource.objects.filter(translation_key=OuterRef("translation_key"), locale=OuterRef("locale"))
    annotations[BEHIND_SINCE] = Subquery(row.values("readers_behind_since")[:1])
    annotations[IS_TRANSLATION] = Exists(row)
