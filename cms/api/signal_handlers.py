"""What changes the answers: whatever changes the catalogue, in the same transactions."""

import logging
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q
from django.db.models.signals import post_save, pre_delete
from wagtail.images import get_image_model
from wagtail.models import Page, ReferenceIndex

from documents.models import DocumentRecord
from documents.signals import records_hidden
from search.catalogue.affected import keys_of
from search.catalogue.later import refresh_later
from search.signals import records_refreshed, records_withheld

from .keeping.refreshing import forget, refresh, refresh_documents, withhold

logger = logging.getLogger(__name__)


def records_changed(keys, batch, **kwargs):
    """One record that cannot be said keeps no others from being said, and nothing is said of it that may be old."""
    try:
        with transaction.atomic():
            refresh(keys, batch)
    except Exception:
        logger.exception("Answers not kept together", extra={"event": "api_batch_failed"})
        for key in keys:
            _record_changed(key)


def _record_changed(key: UUID) -> None:
    try:
        with transaction.atomic():
            refresh([key])
    except Exception:
        logger.exception("Answer not kept: %s", key, extra={"event": "api_record_failed"})
        forget(key)


def records_are_hidden(keys, pages, **kwargs):
    withhold(keys, pages)


def documents_are_hidden(records, **kwargs):
    refresh_documents(records)


def picture_changed(instance, created=False, **kwargs):
    """Its credit, its size and its address stand in the answers of the pages that show it."""
    if not created:
        pages = ReferenceIndex.get_references_to(instance).filter(base_content_type=page_type())
        refresh_later(keys_of(Q(pk__in=[int(number) for number in pages.values_list("object_id", flat=True)])))


def page_type() -> ContentType:
    return ContentType.objects.get_for_model(Page)


def connect() -> None:
    pictures = get_image_model()
    post_save.connect(picture_changed, sender=pictures)
    pre_delete.connect(picture_changed, sender=pictures)
    records_refreshed.connect(records_changed)
    records_withheld.connect(records_are_hidden)
    records_hidden.connect(documents_are_hidden, sender=DocumentRecord)
