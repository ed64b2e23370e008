"""Whether a record has an exception, found together with the pages around it."""

from django.db.models import Exists, OuterRef

from cms.templatetags.frames import annotations

from .models import LanguageException

FRAME_NAME = "language_exception"


def connect() -> None:
    annotations[FRAME_NAME] = Exists(LanguageException.objects.filter(translation_key=OuterRef("translation_key")))
