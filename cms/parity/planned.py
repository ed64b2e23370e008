"""Publications whose hour has come: each record as a whole, or held back, and none stops the others."""

import logging
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page, Revision

from cms.clock import today
from cms.roles.urgent import sentences

from . import gate
from .log_actions import FAILED, HELD, READY

logger = logging.getLogger(__name__)


class Due(NamedTuple):
    published: int = 0
    held: int = 0
    failed: int = 0


def publish_due() -> Due:
    """Publish what is due of kinds that have a gate; return how many were published, wait, and could not be public.

    What waits stays a draft that is marked as ready: it becomes public with the language it waits for. What cannot be
    public at all (it lacks something, its address is taken) leaves the plan, and its history says why.
    """
    counts = dict.fromkeys(Due._fields, 0)
    due = Revision.page_revisions.filter(approved_go_live_at__lte=timezone.now()).order_by("approved_go_live_at", "pk")
    for revision in due:
        page = revision.as_object()
        if gate.gated_duty(page) is None or not _is_planned(revision):
            continue
        if gate.obstacle(page, today()):
            _hold(page, revision)
            counts["held"] += 1
        else:
            counts["published" if _is_published(page, revision) else "failed"] += 1
    return Due(**counts)


def _is_planned(revision: Revision) -> bool:
    """It may have become public with another language a moment ago."""
    return Revision.objects.filter(pk=revision.pk, approved_go_live_at__isnull=False).exists()


def _is_published(page: Page, revision: Revision) -> bool:
    try:
        with transaction.atomic():
            revision.publish(log_action="wagtail.publish.scheduled")
    except (ValidationError, DatabaseError) as error:
        logger.exception("planned_publication_failed", extra={"page": page.pk, "revision": revision.pk})
        _give_up(page, revision, error)
        return False
    return True


@transaction.atomic
def _hold(page: Page, revision: Revision) -> None:
    _leave_plan(revision)
    log(instance=page, action=READY, revision=revision)
    log(instance=page, action=HELD, revision=revision)


@transaction.atomic
def _give_up(page: Page, revision: Revision, error: ValidationError | DatabaseError) -> None:
    _leave_plan(revision)
    reasons = sentences(error, page) if isinstance(error, ValidationError) else []
    log(instance=page, action=FAILED, revision=revision, data={"reason": " ".join(reasons)})


def _leave_plan(revision: Revision) -> None:
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
