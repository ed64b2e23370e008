"""Serializers that models name in ``api_fields``: one shape for states, taxonomy and files in every answer."""

from django.conf import settings
from rest_framework.fields import Field

from .clock import today


class StateField(Field):
    """The computed state of a record as ``{"value": ..., "label": ...}``, or null for a family without states."""

    def __init__(self, **kwargs):
        super().__init__(**{"read_only": True, "source": "*"} | kwargs)

    def to_representation(self, record):
        state = record.state(today())
        return {"value": state.value, "label": str(state.label)} if state else None


class TermField(Field):
    """A term of the taxonomy as ``{"code": ..., "name": {language: text}}``."""

    def to_representation(self, term):
        names = {language: term.name.localize(language) for language in settings.PUBLIC_LANGUAGES}
        return {"code": term.code, "name": names}


class TermsField(TermField):
    """Several terms of the taxonomy, as a list."""

    def to_representation(self, terms):
        return [super(TermsField, self).to_representation(term) for term in terms.all()]


class AttachmentsField(Field):
    """The files of a record: role, title, language, type, size in bytes, pages, checksum and permanent address."""

    def to_representation(self, attachments):
        return [self._file(attachment) for attachment in attachments.select_related("document")]

    def _file(self, attachment) -> dict:
        document = attachment.document
        return {
            "document_id": document.pk,
            "role": attachment.role,
            "agenda_item": attachment.agenda_item,
            "title": document.title,
            "language": document.language,
            "type": document.file_extension.lower(),
            "size": document.file_size,
            "pages": document.pages,
            "checksum": document.checksum,
            "url": document.url,
        }


class RecordLinksField(Field):
    """Related records that are public, by their language-independent key and address."""

    def to_representation(self, value):
        records = value.all() if hasattr(value, "all") else [value]
        return [
            {"id": record.pk, "translation_key": str(record.translation_key), "title": record.title, "url": record.url}
            for record in records
            if record.live and not record.get_view_restrictions()
        ]
