"""Deleting an edition: only one that nobody uses and no reader ever could have got; everything else is withdrawn.

What readers could get: a page shows it (``DocumentUse``), or showed it once, which ``trail`` keeps in Wagtail's log. A
link to it may be printed somewhere, and has to find an answer.
"""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.log_actions import registry as logs

from documents.models import DocumentRecord, PublicationDocument

from . import tasks
from .log_actions import NO_LONGER_SHOWN
from .uses import users_of


@dataclass(frozen=True)
class Obstacle:
    """Why an edition stays: a sentence for the office, and what uses it."""

    sentence: str
    users: tuple[Model, ...] = ()


class MayNotBeDeleted(Exception):
    def __init__(self, obstacle: Obstacle) -> None:
        super().__init__(obstacle.sentence)
        self.obstacle = obstacle


def obstacle(edition: PublicationDocument) -> Obstacle | None:
    """What stands against deleting the edition; None where nothing does."""
    if users := users_of(edition.record):
        sentence = _(
            "Pages use this document, drafts included. Remove it from them first, "
            "or withdraw the file: readers then see the reason in its place."
        )
        return Obstacle(sentence, tuple(users))
    if edition.listed or logs.get_logs_for_instance(edition).filter(action=NO_LONGER_SHOWN).exists():
        return Obstacle(
            _(
                "This document was public once, and its address may stand in letters and on other sites. "
                "It can be withdrawn, with the reason in its place, but not deleted."
            )
        )
    return None


@transaction.atomic
def delete_edition(edition: PublicationDocument, user) -> None:
    """Delete the edition with its versions and texts, and its record with the last one; its files after the commit.

    Raises MayNotBeDeleted, and then nothing has changed.
    """
    record = DocumentRecord.objects.select_for_update().get(pk=edition.record_id)
    if found := obstacle(edition):
        raise MayNotBeDeleted(found)
    versions = list(edition.versions.values_list("pk", "file"))
    log(instance=edition, action="wagtail.delete", user=user, deleted=True)
    edition.delete()
    if not record.editions.exists():
        record.delete()
    names, keys = [name for _pk, name in versions], [pk for pk, _name in versions]
    transaction.on_commit(lambda: tasks.remove_files.enqueue(names, keys))
