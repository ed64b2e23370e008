"""Links to documents inside texts: they stand for the document, and lead readers to the edition of their language."""

from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.documents.rich_text import DocumentLinkHandler

from cms.templatetags.cms_tags import html_language, language_in_sentence

from .models import PublicationDocument

# No document has a longer number, and databases refuse numbers of twenty digits.
_MOST_DIGITS = 18


class RecordLinkHandler(DocumentLinkHandler):
    """The start tag of a link; one query for all documents of a text."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        numbers = [_number(attrs.get("id", "")) for attrs in attrs_list]
        chosen = PublicationDocument.objects.chosen({number for number in numbers if number})
        return [_start_tag(_edition_for_reader(chosen.get(number))) for number in numbers]


def _number(value: str) -> int | None:
    """The number that an attribute of a stored text names; None where nothing can have it."""
    return int(value) if value.isdecimal() and len(value) <= _MOST_DIGITS else None


def _edition_for_reader(chosen: PublicationDocument | None) -> PublicationDocument | None:
    return chosen and chosen.record.edition_for(get_language(), chosen.record.open_editions)


def _start_tag(edition: PublicationDocument | None) -> str:
    if edition is None:
        return "<a>"
    if edition.language == get_language():
        return format_html('<a href="{}">', edition.url)
    return format_html(
        '<a href="{}" hreflang="{}" data-language="{}">',
        edition.url,
        html_language(edition.language),
        _("Only in %(language)s") % {"language": language_in_sentence(edition.language)},
    )
