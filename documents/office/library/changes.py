"""Whether a document is still as somebody saw it, and writing what many rows change."""

import hashlib
import json
from collections.abc import Iterable, Sequence

from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Concat

from documents import visibility
from documents.models import DocumentRecord, DocumentUse, PublicationDocument


def with_facts(editions: QuerySet[PublicationDocument]) -> QuerySet[PublicationDocument]:
    """Editions with everything that ``fingerprint`` and the tables read, in two queries."""
    return editions.select_related("record__issuing_body", "collection").prefetch_related("record__topics")


def fingerprint(edition: PublicationDocument) -> str:
    """A short sign of what people can change on an edition and its record, and of its file."""
    record = edition.record
    facts = [record.pk, record.kind, record.issuing_body_id, str(record.date or ""), record.reference]
    topics = sorted(topic.code for topic in record.topics.all())
    words = [edition.title, edition.language, edition.description, edition.version_number]
    said = json.dumps([facts, topics, words], ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()[:20]


def lock_records(records: Iterable[int]) -> None:
    """Nobody else writes these records and their editions until the transaction ends."""
    list(DocumentRecord.objects.select_for_update().filter(pk__in=set(records)).order_by("pk"))


def free_languages(editions: Sequence[PublicationDocument]) -> None:
    """Let editions of one record exchange languages: no two may have the same one, not even between two writes."""
    keys = [edition.pk for edition in editions]
    unused = Concat(Value("~"), "pk", output_field=CharField())
    PublicationDocument.objects.filter(pk__in=keys).update(language=unused)


def merge(target: DocumentRecord, other: DocumentRecord) -> None:
    """Make the editions of ``other`` editions of ``target``, which pages then show; ``other`` is gone.

    The languages of all of them differ (the database refuses anything else).
    """
    PublicationDocument.objects.filter(record=other).update(record=target)
    known = DocumentUse.objects.filter(record=target).values("page")
    DocumentUse.objects.filter(record=other).exclude(page__in=known).update(record=target)
    target.topics.add(*other.topics.all())
    other.delete()
    visibility.refresh([target.pk])
