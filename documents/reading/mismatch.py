"""A sentence for the person who publishes: the text is in another language than the form says."""

from collections.abc import Sequence

from django.conf import settings
from django.utils.translation import gettext as _

from .languages import detect, languages_by_page

_SURE = 0.6


def language_mismatch(pages: Sequence[str], declared: str) -> str | None:
    """What is wrong with the declared language (``sq``, ``sr-latn``, ...) and what to do; None where nothing is.

    Serbian in Cyrillic is Serbian. A text that does not say its language is not complained about.
    """
    whole = detect("\n".join(pages))
    if whole.language and whole.language != declared and whole.share >= _SURE:
        return _(
            "The text is in %(found)s, but the form says %(declared)s. Choose the right language or another file."
        ) % {"found": _name(whole.language), "declared": _name(declared)}
    for page, detected in enumerate(languages_by_page(pages), 1):
        if detected.language and detected.language != declared and detected.share >= _SURE:
            return _(
                "Page %(page)d is in %(found)s, but the form says %(declared)s. "
                "If the file holds two languages, split it into one file a language."
            ) % {"page": page, "found": _name(detected.language), "declared": _name(declared)}
    return None


def _name(code: str) -> str:
    return str(settings.LANGUAGE_NAMES.get(code, code))
