"""What may change the findings of a record. Handlers decide and enqueue once a transaction."""

from collections.abc import Iterable
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.db.models.signals import post_delete, post_save
from wagtail.models import ModelLogEntry, Page
from wagtail.signals import page_published, page_unpublished

from cms.later import AfterCommit
from cms.models import RecordPage
from cms.translations.joining import record_changed
from documents.models import DocumentUse, PageText, PublicationDocument, TextSource
from documents.signals import records_touched

from .models import Finding
from .writing import follow, wait

# More than an editor changes at once.
_AT_ONCE = 50


def _check(
    keys: Iterable[UUID] = (),
    documents: Iterable[int] = (),
    editions: Iterable[int] = (),
    just_read: Iterable[int] = (),
) -> None:
    """Documents lead to their records only at the commit, which is one query however many change.

    An import of many records does not wait for the comparisons: they are made little by little, by the tasks that
    follow and by ``check_consistency``.
    """
    from .tasks import check_records

    unfinished = set(_unfinished(just_read))
    wait(_showing(record__editions__versions__in=unfinished))
    showing = _showing(record__in=documents) | _showing(record__editions__in=editions)
    showing |= _showing(record__editions__versions__in=set(just_read) - unfinished)
    found = sorted(map(str, set(keys) | showing))
    if len(found) > _AT_ONCE:
        wait(set(map(UUID, found)))
    elif found:
        check_records.enqueue(found)


_later = AfterCommit(_check)


def _unfinished(versions: Iterable[int]) -> QuerySet:
    """Versions of which pages are still to be recognised."""
    pages = PageText.objects.filter(version__in=versions, source=TextSource.NONE)
    return pages.order_by().values_list("version", flat=True).distinct()


def _showing(**documents: Iterable[int]) -> set[UUID]:
    if not any(documents.values()):
        return set()
    pages = Page.objects.filter(pk__in=DocumentUse.objects.filter(**documents).values("page"))
    return set(pages.order_by().values_list("translation_key", flat=True))


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
