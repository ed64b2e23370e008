"""What may change the findings of a record. Handlers decide and enqueue once a transaction."""

from collections.abc import Iterable
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.db.models import QuerySet
from django.db.models.signals import post_delete, post_save
from wagtail.models import ModelLogEntry, Page
from wagtail.signals import page_published, page_unpublished

from cms.models import RecordPage
from cms.translations.joining import record_changed
from documents.models import DocumentUse, PageText, PublicationDocument, TextSource
from documents.signals import records_touched

from .models import Finding
from .writing import follow, wait

_AT_ONCE = 50


class _Later:
    """What runs at the commit. A later one in the same place of a transaction takes over what an earlier one was to do.

    Documents lead to their records only then, which is one query however many change.
    """

    def __init__(
        self,
        keys: Iterable[UUID] = (),
        documents: Iterable[int] = (),
        editions: Iterable[int] = (),
        just_read: Iterable[int] = (),
    ):
        self.keys, self.documents = set(keys), set(documents)
        self.editions, self.just_read = set(editions), set(just_read)

    def __call__(self) -> None:
        from .tasks import check_records

        unfinished = set(_unfinished(self.just_read))
        wait(_showing(record__editions__versions__in=unfinished))
        showing = _showing(record__in=self.documents) | _showing(record__editions__in=self.editions)
        showing |= _showing(record__editions__versions__in=self.just_read - unfinished)
        ordered = sorted(map(str, self.keys | showing))
        for start in range(0, len(ordered), _AT_ONCE):
            check_records.enqueue(ordered[start : start + _AT_ONCE])

    def take(self, other: "_Later") -> None:
        self.keys |= other.keys
        self.documents |= other.documents
        self.editions |= other.editions
        self.just_read |= other.just_read
        for taken in (other.keys, other.documents, other.editions, other.just_read):
            taken.clear()


def _unfinished(versions: Iterable[int]) -> QuerySet:
    """Versions of which pages are still to be recognised."""
    pages = PageText.objects.filter(version__in=versions, source=TextSource.NONE)
    return pages.order_by().values_list("version", flat=True).distinct()


def _showing(**documents: Iterable[int]) -> set[UUID]:
    if not any(documents.values()):
        return set()
    pages = Page.objects.filter(pk__in=DocumentUse.objects.filter(**documents).values("page"))
    return set(pages.order_by().values_list("translation_key", flat=True))


def _later(**what: Iterable) -> None:
    new, here = _Later(**what), set(connection.savepoint_ids)
    for savepoints, function, *_robust in reversed(connection.run_on_commit):
        if isinstance(function, _Later) and savepoints == here:
            new.take(function)
            break
    transaction.on_commit(new)


def page_changed(sender, instance, **kwargs) -> None:
    if isinstance(instance, RecordPage):
        _later(keys=[instance.translation_key])


def documents_touched(records: Iterable[int], **kwargs) -> None:
    _later(documents=records)


def edition_changed(instance: PublicationDocument, raw: bool = False, **kwargs) -> None:
    if not raw:
        _later(documents=[instance.record_id])


def text_is_read(instance: PageText, raw: bool = False, **kwargs) -> None:
    """A text layer is written in one transaction, a scan page by page: the last page that was still to be recognised
    ends it, and nothing else tells of that."""
    if not raw:
        _later(just_read=[instance.version_id])


def work_is_logged(instance: ModelLogEntry, **kwargs) -> None:
    """Corrections of a text are written past signals, and logged."""
    if instance.content_type_id == ContentType.objects.get_for_model(PublicationDocument).pk:
        _later(editions=[int(instance.object_id)])


def page_is_gone(instance: Page, **kwargs) -> None:
    if not Page.objects.filter(translation_key=instance.translation_key).exists():
        Finding.objects.filter(translation_key=instance.translation_key).delete()


def page_changed_its_record(sender, old_key: UUID, new_key: UUID, **kwargs) -> None:
    if not Page.objects.filter(translation_key=old_key).exists():
        follow(old_key, new_key)
    _later(keys=[old_key, new_key])


def connect() -> None:
    page_published.connect(page_changed, dispatch_uid="consistency_published")
    page_unpublished.connect(page_changed, dispatch_uid="consistency_unpublished")
    records_touched.connect(documents_touched, dispatch_uid="consistency_documents")
    post_save.connect(edition_changed, sender=PublicationDocument, dispatch_uid="consistency_edition")
    post_save.connect(text_is_read, sender=PageText, dispatch_uid="consistency_text")
    post_save.connect(work_is_logged, sender=ModelLogEntry, dispatch_uid="consistency_log")
    post_delete.connect(page_is_gone, sender=Page, dispatch_uid="consistency_gone")
    record_changed.connect(page_changed_its_record, dispatch_uid="consistency_record_changed")
