"""The dumps that lie in the storage."""

from django.conf import settings
from django.db import models


class Withdrawals(models.Model):
    """One row: how often something went that readers could see. It only grows, so that what is published again later
    clears no dump that was made before it went."""

    number = models.BigIntegerField(default=0)

    class Meta:
        default_permissions = ()

    def __str__(self):
        return str(self.number)


class DumpQuerySet(models.QuerySet):
    def newest(self) -> "Dump | None":
        return self.order_by("-day").first()

    def given(self) -> "DumpQuerySet":
        """Those in which nothing was withdrawn since, newest first."""
        return self.filter(withdrawals=withdrawals()).order_by("-day")


class Dump(models.Model):
    """Everything public at a moment, as one file. ``last_change`` is the number up to which all changes are in it,
    ``withdrawals`` what ``withdrawals()`` said before it was made.

    ``contents`` has lines, bytes and SHA-256 by the name of each file inside. A row is written when its file lies in
    the storage, whole.
    """

    day = models.DateField(unique=True)
    made_at = models.DateTimeField()
    last_change = models.BigIntegerField()
    withdrawals = models.BigIntegerField()
    name = models.CharField(max_length=200)
    size = models.BigIntegerField()
    checksum = models.CharField(max_length=64)
    contents = models.JSONField(default=dict)

    objects = DumpQuerySet.as_manager()

    class Meta:
        default_permissions = ()

    def __str__(self):
        return self.filename

    @property
    def filename(self) -> str:
        return f"{self.day:%Y-%m-%d}.zip"

    @property
    def holds_withdrawn(self) -> bool:
        """Whether something that was public then is public no more: such a dump is given to nobody."""
        return self.withdrawals != withdrawals()


def withdrawals() -> int:
    return Withdrawals.objects.values_list("number", flat=True).first() or 0


def note_withdrawal() -> None:
    """Within the transaction that takes something from readers: all dumps are refused from its end on. One query."""
    if not Withdrawals.objects.update(number=models.F("number") + 1):
        Withdrawals.objects.create(number=1)


def kept_days() -> int:
    return max(1, settings.OPEN_DATA_DUMPS_KEPT)
