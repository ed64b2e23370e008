from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale


class TranslatedSource(models.Model):
    """What a translation was made from: one row for each translated page, none for originals.

    ``texts`` maps a segment's path (``title``, ``body.<block id>``) to the text of the original, without marks, that
    the translator last worked from; the lines of one path are joined by line ends. ``changed_count`` and
    ``untranslated_count`` count texts, as ``changes_since`` and the translation editor show them; ``machine_count``
    counts texts that a machine wrote and nobody confirmed. ``readers_behind_since`` is when the original changed for
    readers of the translation: it stays until the translation is published, whatever is translated by then.
    Derived: ``refresh_translation_states`` writes it anew.
    """

    translation_key = models.UUIDField()
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    texts = models.JSONField(default=dict)
    translated_at = models.DateTimeField(null=True)
    source_changed_at = models.DateTimeField(null=True, db_index=True)
    readers_behind_since = models.DateTimeField(null=True)
    changed_count = models.PositiveIntegerField(default=0)
    untranslated_count = models.PositiveIntegerField(default=0)
    machine_count = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("translation")
        verbose_name_plural = _("translations")
        constraints = [
            models.UniqueConstraint(fields=["translation_key", "locale"], name="one_source_of_a_translation")
        ]

    def __str__(self) -> str:
        return f"{self.translation_key} ({self.locale})"


class Loss(models.TextChoices):
    """Why a text is kept: what came over it."""

    REPLACED = "replaced", _("Replaced by another text")
    REMOVED = "removed", _("Removed")
    SYNCHRONISED = "synchronised", _("Own text, before the page was synchronised again")
    STOPPED = "stopped", _("Translation, before it was made a page of its own")
    MERGED = "merged", _("Before a merge")


class KeptText(models.Model):
    """A text of a translation that something else took the place of. Kept as long as the record exists.

    ``text`` is as it was stored: with inline marks (``<b>``, ``<a id>``) for one string of a path, several strings of a
    page's own path joined by line ends.
    """

    translation_key = models.UUIDField()
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    path = models.TextField()
    source = models.TextField(blank=True)
    text = models.TextField()
    reason = models.CharField(max_length=20, choices=Loss.choices)
    kept_at = models.DateTimeField(auto_now_add=True)
    kept_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["translation_key", "locale"])]

    def __str__(self) -> str:
        return f"{self.path}: {self.text[:50]}"


class MachineText(models.Model):
    """A text of a translation that a machine wrote and that no person has confirmed or replaced at its place.

    Written with the ``StringTranslation`` that it came as, and there still when that is gone or says something else:
    the words may stand in a draft, in a copy of the page or in an earlier version. ``path`` and ``source`` are where
    the machine wrote it and what it translated. Gone when a person confirms it, and with the last page of the record.
    """

    translation_key = models.UUIDField()
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    path = models.TextField()
    source = models.TextField(blank=True)
    text = models.TextField()
    tool = models.CharField(max_length=255, blank=True)

    class Meta:
        ordering = ["path", "pk"]
        indexes = [models.Index(fields=["translation_key", "locale"], name="machine_text_of_page")]

    def __str__(self) -> str:
        return f"{self.path}: {self.text[:50]}"
