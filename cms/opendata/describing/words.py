"""Texts of the dictionary in every public language."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from cms.api.contract.parts import Choice, Texts
from cms.api.words import in_every_language, vocabularies
from cms.opendata.columns import Field
from cms.templatetags.cms_tags import html_language, language_in_sentence


def label(field: Field) -> str:
    """The title of a column in the active language; where it is in one language, with the name of that language."""
    if not field.language:
        return str(field.column.title)
    return _("%(title)s (in %(language)s)") % {
        "title": field.column.title,
        "language": language_in_sentence(field.language),
    }


def labels(field: Field) -> Texts:
    texts = {}
    for code in settings.PUBLIC_LANGUAGES:
        with translation.override(code):
            texts[code] = label(field)
    return texts


def meanings(field: Field) -> Texts:
    return in_every_language(field.column.meaning)


def tagged(texts: Texts) -> list[dict[str, str]]:
    """Texts as JSON-LD writes them, with the tags of BCP 47."""
    return [{"@value": text, "@language": html_language(code)} for code, text in texts.items()]


def codes(field: Field, known: dict[str, list[Choice]] | None = None) -> list[Choice]:
    """The values of a column of codes, with their labels."""
    name = field.column.codes
    return (known or vocabularies())[name] if name else []
