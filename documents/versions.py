"""Versions of an edition: every upload is one, and what was public once is taken back only with a reason."""

from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.utils import timezone
from wagtail.log_actions import log

from .models.records import DocumentRecord
from .models.texts import Reading
from .models.versions import DocumentVersion
from .tasks import start_copying, start_reading

if TYPE_CHECKING:
    from .models import PublicationDocument


def keep_version(edition: "PublicationDocument", save: Callable, *args, **kwargs) -> None:
    """Save the edition with ``save``; a file that is not among its versions becomes the newest one.

    Two uploads at once queue up behind the record's row, so both stay and have numbers of their own.
    """
    DocumentRecord.objects.select_for_update().get(pk=edition.record_id)
    save(*args, **kwargs)
    if not edition.file or edition.versions.filter(file=edition.file.name).exists():
        return
    newest = edition.versions.aggregate(newest=models.Max("number"))["newest"] or 0
    version = edition.versions.create(
        number=newest + 1,
        file=edition.file.name,
        checksum=edition.checksum,
        file_size=edition.file_size,
        pages=edition.pages,
        created_by=edition.changed_by or edition.uploaded_by_user,
        reason=edition.change_reason,
        warnings=[asdict(warning) for warning in edition.inspection.warnings] if edition.inspection else [],
    )
    _set(edition, version_number=version.number, withdrawn_at=None, withdrawal_reason="", has_text=False)
    Reading.objects.create(version=version)
    transaction.on_commit(lambda: start_reading(version.pk))
    transaction.on_commit(lambda: start_copying([edition.pk]))


@transaction.atomic
def withdraw(edition: "PublicationDocument", reason: str, user=None, only: DocumentVersion | None = None) -> None:
    """Take all versions of an edition out of readers' hands, or one of them; the reason stands in their place."""
    _lock(edition)
    taken = edition.versions.filter(withdrawn_at=None)
    if only is not None:
        taken = taken.filter(pk=only.pk)
    taken.update(withdrawn_at=timezone.now(), withdrawal_reason=reason)
    # Before it is logged: who hears of the log reads what readers get.
    _mirror(edition)
    log(instance=edition, action="documents.withdraw", user=user, data={"reason": reason})


@transaction.atomic
def restore(edition: "PublicationDocument", reason: str, user=None, only: DocumentVersion | None = None) -> None:
    """Give readers back what was withdrawn: the newest version, or the one named."""
    _lock(edition)
    version = only or edition.current_version
    edition.versions.filter(pk=version.pk).update(withdrawn_at=None, withdrawal_reason="")
    log(instance=edition, action="documents.restore", user=user, data={"reason": reason})
    _mirror(edition)


def _lock(edition: "PublicationDocument") -> None:
    """Wait for uploads that are under way, and know the version that is the newest now."""
    DocumentRecord.objects.select_for_update().get(pk=edition.record_id)
    edition.refresh_from_db(fields=["version_number"])


def _mirror(edition: "PublicationDocument") -> None:
    """The edition shows the state of its newest version."""
    newest = edition.current_version
    transaction.on_commit(lambda: start_copying([edition.pk]))
    _set(edition, withdrawn_at=newest.withdrawn_at, withdrawal_reason=newest.withdrawal_reason)


def _set(edition: "PublicationDocument", **values) -> None:
    type(edition).objects.filter(pk=edition.pk).update(**values)
    for name, value in values.items():
        setattr(edition, name, value)
