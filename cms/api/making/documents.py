"""Editions with their uploads and the records that show them, read together."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import cached_property

from django.urls import reverse
from django.utils import translation

from cms.api.contract.documents import Document, Version
from cms.api.contract.parts import RecordLink
from documents.models import DocumentUse, DocumentVersion, PublicationDocument
from search.catalogue.entries import Batch as Around
from search.catalogue.truth import public_pages

from .addresses import absolute
from .batch import editions_of, facts_of, term_of
from .links import Links


class Documents:
    """The editions of some document records that readers may see; six queries for all of them."""

    def __init__(self, records: Iterable[int], without: Collection[int] = ()):
        known = PublicationDocument.objects.filter(record__in=list(records)).public()
        known = known.select_related("record__issuing_body").prefetch_related("record__topics", "tags")
        self.editions = list(known.order_by("record", "language", "pk"))
        self.of_record = defaultdict(list)
        for edition in self.editions:
            self.of_record[edition.record_id].append(edition)
        self.links = Links(Around([]), without)

    @cached_property
    def versions(self) -> dict[int, list[DocumentVersion]]:
        found = defaultdict(list)
        for version in DocumentVersion.objects.filter(document__in=[edition.pk for edition in self.editions]):
            found[version.document_id].append(version)
        return found

    @cached_property
    def _shown_by(self) -> dict[int, list[int]]:
        """Keys of public pages by the key of the document record."""
        found = defaultdict(list)
        public = public_pages().order_by().values("pk")
        uses = DocumentUse.objects.filter(record__in=list(self.of_record), page__in=public).order_by("page")
        for record, page in uses.values_list("record", "page"):
            found[record].append(page)
        self.links.find([page for pages in found.values() for page in pages])
        return found

    def shown_by(self, edition: PublicationDocument) -> list[RecordLink]:
        """One link for each record that shows the document, in the edition's language where there is one."""
        links = [self.links.to(page, edition.language) for page in self._shown_by.get(edition.record_id, [])]
        return list({link.id: link for link in links if link}.values())


def document_of(edition: PublicationDocument, found: Documents) -> Document:
    """What the interface says of a public edition."""
    record = edition.record
    others = [other for other in found.of_record[edition.record_id] if other.pk != edition.pk]
    return Document(
        **facts_of(edition),
        key=record.key,
        description=edition.description,
        reference=record.reference,
        date=record.date,
        issuing_body=term_of(record.issuing_body) if record.issuing_body else None,
        topics=[term_of(topic) for topic in record.topics.all()],
        tags=sorted(tag.name for tag in edition.tags.all()),
        versions=[_version(version, edition) for version in found.versions.get(edition.pk, [])],
        editions=editions_of(others),
        shown_by=found.shown_by(edition),
        page=_page(edition),
    )


def _version(version: DocumentVersion, edition: PublicationDocument) -> Version:
    gone = version.withdrawn_at or edition.withdrawn_at
    return Version(
        number=version.number,
        uploaded_at=version.created_at,
        reason=version.reason,
        size=version.file_size,
        pages=version.pages,
        checksum=version.checksum,
        url=None if gone else absolute(version.url),
        withdrawn_at=gone,
        withdrawal_reason=version.withdrawal_reason or edition.withdrawal_reason,
    )


def _page(edition: PublicationDocument) -> str:
    with translation.override(edition.language):
        return absolute(reverse("document_page", args=[edition.pk]))
