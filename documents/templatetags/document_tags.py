"""What the public templates of documents ask: previews, the script of a text, and what is said of its reading."""

import re

from django import template
from django.urls import reverse
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from documents import previews
from documents.models import PublicationDocument, ReadingState

register = template.Library()

_CYRILLIC, _LATIN = re.compile("[Ѐ-ӿ]"), re.compile("[A-Za-zÀ-ɏ]")
# What readers are told where a file has no text to show. Why a reading failed is for the office alone.
_NO_TEXT = {
    ReadingState.WAITING: _("The text of this document is still being read. Please look again later."),
    ReadingState.RUNNING: _("The text of this document is still being read. Please look again later."),
    ReadingState.NEEDS_OCR: _(
        "This document is a scan whose text has not been read yet. Download the file to see its pages."
    ),
    ReadingState.FAILED: _("The text of this document could not be read. Download the file to see what it contains."),
}
_NOTHING_FOUND = _("No text was found in this document. Download the file to see what it contains.")


@register.simple_tag
def preview_of(edition: PublicationDocument) -> dict | None:
    """Addresses of the first page in every width: ``src`` (the smallest) and ``srcset``; None where there is none."""
    version = newest_version(edition)
    if edition.is_withdrawn or version is None or not version.has_preview:
        return None
    addresses = {width: f"{_preview(edition, width)}?v={version.number}" for width in previews.WIDTHS}
    return {
        "src": addresses[min(addresses)],
        "srcset": ", ".join(f"{address} {width}w" for width, address in addresses.items()),
    }


def _preview(edition: PublicationDocument, width: int) -> str:
    return reverse("document_preview", args=[edition.pk, width])


def newest_version(edition: PublicationDocument):
    """The newest version: from ``documents.rows.with_newest_version`` where the query knows it."""
    known = getattr(edition, "newest", None)
    if known is None:
        return edition.versions.filter(number=edition.version_number).first()
    return known[0] if known else None


@register.simple_tag
def page_in_language(edition: PublicationDocument) -> str:
    """The address of an edition's page in its own language."""
    with translation.override(edition.language):
        return reverse("document_page", args=[edition.pk])


@register.filter
def type_name(page: Page) -> str:
    """What sort of page it is, in the reader's language."""
    return capfirst(page.cached_content_type.model_class()._meta.verbose_name)


@register.filter
def in_script(language: str, text: str) -> str:
    """The language for ``lang`` of this very text: Serbian in Cyrillic letters is ``sr-cyrl``."""
    if language.startswith("sr") and len(_CYRILLIC.findall(text)) > len(_LATIN.findall(text)):
        return "sr-cyrl"
    return language


@register.filter
def why_no_text(version) -> str:
    """A sentence on why there is no text to read."""
    reading = getattr(version, "reading", None)
    return str(_NO_TEXT.get(reading.state, _NOTHING_FOUND)) if reading else str(_NOTHING_FOUND)
