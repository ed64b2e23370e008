"""Uploads that belong together. The log of the admin remembers them: one entry a document, all with the same UUID."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Max, QuerySet
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from documents.models import PublicationDocument
from documents.office.library import permissions

UPLOADED = "documents.bulk_upload"
_SHOWN = 10


@dataclass(frozen=True)
class Batch:
    uuid: uuid.UUID
    uploaded_at: datetime
    count: int


def remember(edition: PublicationDocument, batch: uuid.UUID, user) -> None:
    log(instance=edition, action=UPLOADED, user=user, uuid=batch)


def latest(user) -> list[Batch]:
    """The user's own uploads, newest first."""
    groups = _entries().filter(user=user).order_by().values("uuid")
    groups = groups.annotate(uploaded_at=Max("timestamp"), count=Count("pk")).order_by("-uploaded_at")
    return [Batch(group["uuid"], group["uploaded_at"], group["count"]) for group in groups[:_SHOWN]]


def editions_of(batch: uuid.UUID, user) -> QuerySet[PublicationDocument]:
    """The documents of an upload that are still there and that the user may change."""
    keys = [int(key) for key in _entries().filter(uuid=batch).values_list("object_id", flat=True)]
    return permissions.editions_to_change(user).filter(pk__in=keys).select_related("record").order_by("pk")


def _entries() -> QuerySet[ModelLogEntry]:
    content_type = ContentType.objects.get_for_model(PublicationDocument)
    return ModelLogEntry.objects.filter(action=UPLOADED, content_type=content_type)
