"""Which files people have looked at already, so that no system puts another in their place."""

import json
import re

from django.db.models import Q, QuerySet
from wagtail.models import Revision, TaskState, WorkflowState

from documents.models import DocumentRecord, DocumentUse
from documents.visibility import editions_named_by


def is_shown(record: DocumentRecord) -> bool:
    """Whether a page that is live shows it, to everybody or only to some."""
    return record.listed or DocumentUse.objects.filter(record=record, page__live=True).exists()


def is_before_people(record: DocumentRecord) -> bool:
    """Whether a draft with it waits for its hour, or is under review. The index of references knows no drafts."""
    editions = {int(pk) for pk in record.editions.values_list("pk", flat=True)}
    number = re.compile(rf"\b({'|'.join(map(str, editions))})\b")
    # Most drafts can be left out by their text; making a page of one takes longer.
    return bool(editions) and any(
        number.search(json.dumps(revision.content)) and editions & editions_named_by(revision.as_object())
        for revision in _waiting().iterator(chunk_size=50)
    )


def _waiting() -> QuerySet[Revision]:
    reviewed = TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS, workflow_state__status=WorkflowState.STATUS_IN_PROGRESS
    )
    pages = Revision.objects.filter(base_content_type__app_label="wagtailcore", base_content_type__model="page")
    return pages.filter(Q(approved_go_live_at__isnull=False) | Q(pk__in=reviewed.values("revision")))
