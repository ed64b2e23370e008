"""Whether a record has an exception, found together with the pages around it."""

from django.db.models import OuterRef, Subquery

from cms.templatetags.frames import annotations

from .models import LanguageException

FRAME_NAME = "language_exception"


def connect() -> None:
    newest = LanguageException.objects.filter(translation_key=OuterRef("translation_key")).newest_first()
    annotations[FRAME_NAME] = Subquery(newest.values("pk")[:1])
