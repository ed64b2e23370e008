"""A draft as the contract reads it: what the interface will say of the page when it is published as it is."""

from django.utils import translation
from modelcluster.fields import ParentalManyToManyField
from wagtail.models import Page

from cms.api.contract.parts import File
from cms.api.making.batch import Batch, editions_of
from cms.api.making.source import record_of
from cms.api.models import ApiAnswer, ApiItem, Resource
from cms.api.reading.answers import item_json
from cms.clock import today
from cms.models import TaxonomyTerm
from documents.models import PublicationDocument
from search.catalogue.entries import Batch as Around
from search.catalogue.entries import period_of_state
from search.catalogue.taxonomy import Terms
from search.catalogue.truth import pages_of


class DraftTerms(Terms):
    """The terms that the form has, where the database has those that were saved."""

    def of(self, page: Page, field) -> list[TaxonomyTerm]:
        return sorted(getattr(page, field.name).all(), key=lambda term: (term.order, term.code))


class DraftBatch(Batch):
    """One unsaved page with its public twins; files and relations are those of the form."""

    def __init__(self, page: Page):
        twins = [twin for twin in pages_of([page.translation_key]) if twin.locale_id != page.locale_id]
        super().__init__(Around([page, *twins]))
        self.around.terms = DraftTerms([page])
        for field in page._meta.get_fields():
            if isinstance(field, ParentalManyToManyField) and issubclass(field.related_model, Page):
                self.several[page.pk, field.name] = [other.pk for other in getattr(page, field.name).all()]
        self.links.find([key for keys in self.several.values() for key in keys])

    def files(self, page: Page) -> list[File]:
        """The documents that readers will get: those of closed collections are not among them, as in public answers."""
        attachments = [attachment for attachment in page.attachments.all() if attachment.document_id]
        chosen = PublicationDocument.objects.chosen([attachment.document_id for attachment in attachments])
        found = [(attachment, chosen.get(attachment.document_id)) for attachment in attachments]
        return [_file(attachment, document) for attachment, document in found if document and _open(document)]


def _open(document: PublicationDocument) -> list[PublicationDocument]:
    return document.record.open_editions


def _file(attachment, document: PublicationDocument) -> File:
    return File(
        key=document.record.key,
        role=attachment.role,
        agenda_item=attachment.agenda_item,
        editions=editions_of(_open(document)),
    )


def draft_json(page: Page) -> str:
    """The JSON of the draft, with its state of today. Raises pydantic's ValidationError where too much is missing."""
    with translation.override(page.locale.language_code):
        batch = DraftBatch(page)
        record = record_of(page, batch)
        item = ApiItem(
            resource=Resource.RECORD, type=record.type, kind=batch.around.kind(page), **period_of_state(page)
        )
        item.answer = ApiAnswer(text=record.model_dump_json(exclude={"kind", "state"}))
        return item_json(item, today())
