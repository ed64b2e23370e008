"""The name of a language of the portal or of a text."""

from django.conf import settings


def name_of(code: str) -> str:
    return str(settings.LANGUAGE_NAMES.get(code, code))
