"""The dumps that lie in the storage."""

from django.conf import settings
from django.db import models

from cms.api.models import ApiItem


class DumpQuerySet(models.QuerySet):
    def newest(self) -> "Dump | None":
        return self.order_by("-day").first()

    def given(self) -> "DumpQuerySet":
        """Those in which nothing was withdrawn since, newest first."""
        removed = ApiItem.objects.filter(removed_at__isnull=False).order_by("-sequence")
        last = removed.values_list("sequence", flat=True).first() or 0
        return self.filter(last_change__gte=last).order_by("-day")


class Dump(models.Model):
    """Everything public at a moment, as one file. ``last_change`` is the number up to which all changes are in it.

    ``contents`` has rows, bytes and SHA-256 by the name of each file inside. A row is written when its file lies in
    the storage, whole.
    """

    day = models.DateField(unique=True)
    made_at = models.DateTimeField()
    last_change = models.BigIntegerField()
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
        return withdrawn_since(self.last_change)


def withdrawn_since(number: int) -> bool:
    return ApiItem.objects.filter(sequence__gt=number, removed_at__isnull=False).exists()


def kept_days() -> int:
    return max(1, settings.OPEN_DATA_DUMPS_KEPT)
