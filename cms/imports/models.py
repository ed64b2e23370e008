from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportedRecord(models.Model):
    """What one language of a record looked like in the manifest when it was last taken.

    A row that has not changed since is left alone, so that an import that is run again never undoes what editors
    corrected in the meantime.
    """

    key = models.UUIDField(_("record"), primary_key=True)
    fingerprint = models.CharField(_("fingerprint"), max_length=64)
    imported_at = models.DateTimeField(_("imported at"), auto_now=True)

    class Meta:
        verbose_name = _("imported record")
        verbose_name_plural = _("imported records")

    def __str__(self):
        return str(self.key)
