from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from documents.files import name_of


class DocumentVersion(models.Model):
    """One upload of an edition. It has an address of its own for ever, and its file is never overwritten."""

    document = models.ForeignKey("documents.PublicationDocument", on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField(_("number of the version"))
    file = models.FileField(_("file"), max_length=255)
    checksum = models.CharField(_("checksum (SHA-256)"), max_length=64, db_index=True)
    file_size = models.PositiveBigIntegerField(_("size in bytes"), null=True)
    pages = models.PositiveIntegerField(_("pages"), null=True)
    created_at = models.DateTimeField(_("uploaded at"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    reason = models.CharField(_("reason of the change"), max_length=500, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)
    withdrawal_reason = models.CharField(_("reason of the withdrawal"), max_length=500, blank=True)

    # What was noticed at the upload and did not forbid the file: ``{"code": ..., "sentence": ...}``.
    warnings = models.JSONField(default=list, editable=False)
    has_preview = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["document", "number"], name="one_version_a_number")]

    def __str__(self):
        return f"{self.document_id}/{self.number}: {self.filename}"

    @property
    def filename(self) -> str:
        return name_of(self.file.name)

    @property
    def file_extension(self) -> str:
        return self.filename.rpartition(".")[2]

    @property
    def url(self) -> str:
        """The address of this very version, which always answers with the same bytes."""
        return reverse("document_version", args=[self.document_id, self.number, self.filename])
