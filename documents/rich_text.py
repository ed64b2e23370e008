"""Links to documents inside texts: they stand for the document, and lead readers to the edition of their language."""

from collections import defaultdict

from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.documents.rich_text import DocumentLinkHandler

from cms.templatetags.cms_tags import html_language, language_in_sentence

from .models import PublicationDocument


class RecordLinkHandler(DocumentLinkHandler):
    """The start tag of a link; one query for all documents of a text."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        chosen = [int(attrs["id"]) for attrs in attrs_list if str(attrs.get("id", "")).isdecimal()]
        editions = _editions_of(chosen)
        return [_start_tag(editions.get(str(attrs.get("id")))) for attrs in attrs_list]


def _editions_of(chosen: list[int]) -> dict[str, PublicationDocument]:
    """The edition that a reader gets, by the number of the chosen one."""
    found = PublicationDocument.objects.in_open_collections().filter(record__editions__in=chosen).distinct()
    by_record, records = defaultdict(list), {}
    for edition in found.select_related("record"):
        by_record[edition.record_id].append(edition)
        records[str(edition.pk)] = edition.record
    language = get_language()
    return {
        number: record.edition_for(language, by_record[record.pk]) for number, record in records.items() if by_record
    }


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
