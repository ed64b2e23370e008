"""The form in its two parts: what belongs to this file, and the facts that all languages share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.forms import BoundField, Form
from django.utils.translation import gettext as _

from documents.models import DocumentRecord, PublicationDocument

from .proposals import Offer


@dataclass(frozen=True)
class Part:
    name: str
    heading: str
    help: str
    fields: list[tuple[BoundField, Sequence[Offer]]]


def sections(
    form: Form, editions: Sequence[PublicationDocument], offers: Mapping[str, list[Offer]] | None = None
) -> list[Part]:
    """The visible fields of the form; ``editions`` are all that share the facts."""
    offers = offers or {}
    fields = [(field, offers.get(field.name, [])) for field in form.visible_fields()]
    shared = [pair for pair in fields if pair[0].name in DocumentRecord.fact_names]
    own = [pair for pair in fields if pair[0].name not in DocumentRecord.fact_names]
    return [
        Part("own", _("This file"), _("These words belong to the file in this language only."), own),
        Part("shared", _("Facts shared by all languages"), _shared_help(editions), shared),
    ]


def _shared_help(editions: Sequence[PublicationDocument]) -> str:
    if len(editions) < 2:
        return _("When the document gets a file in another language, these facts hold for it too.")
    names = ", ".join(str(edition.get_language_display()) for edition in editions)
    return _("What you change here changes in all languages of the document: %(languages)s.") % {"languages": names}
