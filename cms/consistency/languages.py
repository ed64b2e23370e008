from django.conf import settings


def language_name(code: str) -> str:
    """The name of a language in the reader's; the code of one that has none."""
    return str(settings.LANGUAGE_NAMES.get(code, code))
