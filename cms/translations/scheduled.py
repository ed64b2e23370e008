"""Planned publications that may not happen leave the plan, so that they do not hold up the others."""

from datetime import datetime

from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Revision

from .log_actions import MACHINE_HELD
from .machine import unconfirmed_in


def hold_unconfirmed(now: datetime) -> int:
    """Cancel what is due at ``now`` and holds unconfirmed texts of a machine; return how many. Its history says so."""
    due = Revision.page_revisions.filter(approved_go_live_at__lte=now).order_by("approved_go_live_at", "pk")
    return sum(_hold(revision) for revision in due)


@transaction.atomic
def _hold(revision: Revision) -> bool:
    page = revision.as_object()
    if not unconfirmed_in(page):
        return False
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
    log(instance=page, action=MACHINE_HELD, revision=revision)
    return True
