"""Serializers that models name in ``api_fields``: one shape for states, taxonomy and files in every answer."""

from django.conf import settings
from django.utils import translation
from rest_framework.fields import Field
from wagtail.models import PageViewRestriction

from .clock import today


def in_every_language(text) -> dict[str, str]:
    """A translated text as ``{language: text}``: an answer does not depend on who asks."""
    texts = {}
    for language in settings.PUBLIC_LANGUAGES:
        with translation.override(language):
            texts[language] = str(text)
    return texts


class StateField(Field):
    """The computed state as ``{"value": ..., "label": {language: ...}}``, or null for a family without states."""

    def __init__(self, **kwargs):
        super().__init__(**{"read_only": True, "source": "*"} | kwargs)

    def to_representation(self, record):
        state = record.state(today())
        return {"value": state.value, "label": in_every_language(state.label)} if state else None


class TermField(Field):
    """A term of the taxonomy as ``{"code": ..., "name": {language: text}}``."""

    def to_representation(self, term):
        names = {language: term.name.localize(language) for language in settings.PUBLIC_LANGUAGES}
        return {"code": term.code, "name": names}


class TermsField(TermField):
    """Several terms of the taxonomy, as a list."""

    def to_representation(self, terms):
        return [super(TermsField, self).to_representation(term) for term in terms.all()]


class TagNamesField(Field):
    """The names of an object's tags, in order."""

    def to_representation(self, tags):
        return sorted(tag.name for tag in tags.all())


class AttachmentsField(Field):
    """The documents of a record: role, agenda item, and the facts and permanent address of each edition."""

    def to_representation(self, attachments):
        known = "attachments" in getattr(attachments.instance, "_prefetched_objects_cache", {})
        files = attachments.all() if known else attachments.get_live_queryset().open_to_all()
        return [self._file(attachment) for attachment in files]

    def _file(self, attachment) -> dict:
        return {
            "document_key": str(attachment.document.record.key),
            "role": attachment.role,
            "agenda_item": attachment.agenda_item,
            "editions": [_edition(edition) for edition in attachment.editions],
        }


def _edition(edition) -> dict:
    """One language of a document; one that was withdrawn says so, and has no file."""
    words = {"document_id": edition.pk, "title": edition.title, "language": edition.language}
    if edition.is_withdrawn:
        return words | {"withdrawn_at": edition.withdrawn_at, "withdrawal_reason": edition.withdrawal_reason}
    return words | {
        "type": edition.file_extension.lower(),
        "size": edition.file_size,
        "pages": edition.pages,
        "checksum": edition.checksum,
        "url": edition.url,
    }


class RecordLinksField(Field):
    """Related records that are public, by their language-independent key and address."""

    def _closed_paths(self) -> tuple[str, ...]:
        """Paths of the restricted parts of the tree, read once for an answer."""
        if "closed_paths" not in self.context:
            self.context["closed_paths"] = tuple(PageViewRestriction.objects.values_list("page__path", flat=True))
        return self.context["closed_paths"]

    def to_representation(self, value):
        records = value.all() if hasattr(value, "all") else [value]
        return [
            {"id": record.pk, "translation_key": str(record.translation_key), "title": record.title, "url": record.url}
            for record in records
            if record.live and not record.path.startswith(self._closed_paths())
        ]
