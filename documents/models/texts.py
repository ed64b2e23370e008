"""The text of a version: how far the reading is, and what stands on each page."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ReadingState(models.TextChoices):
    WAITING = "waiting", _("Waiting")
    RUNNING = "running", _("Being read")
    DONE = "done", _("Read")
    EMPTY = "empty", _("No text found")
    NEEDS_OCR = "needs-ocr", _("Scanned pages wait for character recognition")
    FAILED = "failed", _("Could not be read")


class TextSource(models.TextChoices):
    LAYER = "layer", _("Text of the file")
    OCR = "ocr", _("Machine-read from the picture")
    NONE = "none", _("Picture without text yet")


class ReadingQuerySet(models.QuerySet):
    def of_current_versions(self):
        """Readings of the newest version of each edition."""
        return self.filter(version__number=models.F("version__document__version_number"))


class Reading(models.Model):
    """The work on one version: claimed by one worker at a time, safe to run again, done or failed with a reason.

    ``proposals`` and ``findings`` are lists of plain dicts (see ``documents.reading``), ``languages`` the language
    found on each page.
    """

    version = models.OneToOneField("documents.DocumentVersion", on_delete=models.CASCADE, related_name="reading")
    state = models.CharField(
        _("state"), max_length=12, choices=ReadingState.choices, default=ReadingState.WAITING, db_index=True
    )
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    engine = models.CharField(_("engine"), max_length=40, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    claim = models.UUIDField(null=True)
    claimed_until = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(_("read at"), null=True)
    confidence = models.FloatField(_("confidence"), null=True)
    language = models.CharField(_("language found"), max_length=10, blank=True)
    proposals = models.JSONField(default=list)
    findings = models.JSONField(default=list)
    # Who looked at the findings and at the language found, and said that the file may be published as it is.
    findings_confirmed_at = models.DateTimeField(_("checked at"), null=True, editable=False)
    findings_confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )

    objects = ReadingQuerySet.as_manager()

    class Meta:
        verbose_name = _("reading")
        verbose_name_plural = _("readings")

    def __str__(self):
        return f"{self.version}: {self.state}"


class PageTextQuerySet(models.QuerySet):
    def with_text(self):
        return self.exclude(text="")


class PageText(models.Model):
    """One page of a version. ``text`` is what readers get: corrected by a person, else as it was found.

    ``words`` holds what OCR read, as ``[text, confidence 0-100, left, top, width, height, line]`` with lengths as
    fractions of the page.
    """

    version = models.ForeignKey("documents.DocumentVersion", on_delete=models.CASCADE, related_name="page_texts")
    number = models.PositiveIntegerField(_("page"))
    source = models.CharField(_("source"), max_length=6, choices=TextSource.choices)
    text = models.TextField(_("text"), blank=True)
    found = models.TextField(_("text as found"), blank=True)
    confidence = models.FloatField(_("confidence"), null=True)
    words = models.JSONField(default=list)
    corrected_at = models.DateTimeField(_("corrected at"), null=True)
    corrected_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = PageTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("text of a page")
        verbose_name_plural = _("texts of pages")
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["version", "number"], name="one_text_a_page")]

    def __str__(self):
        return f"{self.version_id}, {self.number}"

    @property
    def is_corrected(self) -> bool:
        return self.corrected_at is not None
