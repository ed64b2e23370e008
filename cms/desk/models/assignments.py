from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class AssignmentQuerySet(models.QuerySet):
    def open(self):
        return self.filter(done_at=None)


class Assignment(models.Model):
    """Who translates a record into a language, and until when. At most one of a record and language is open."""

    translation_key = models.UUIDField(editable=False)
    locale = models.ForeignKey("wagtailcore.Locale", on_delete=models.CASCADE, related_name="+", editable=False)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("translator"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="translation_assignments",
    )
    assigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    due = models.DateField(_("wanted by"), null=True, blank=True)
    note = models.TextField(_("note for the translator"), blank=True, max_length=1000)
    created_at = models.DateTimeField(auto_now_add=True)
    # All texts are translated and the office was told; empty again when the original changes.
    handed_over_at = models.DateTimeField(null=True, editable=False)
    done_at = models.DateTimeField(null=True, editable=False)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("translation assignment")
        verbose_name_plural = _("translation assignments")
        constraints = [
            models.UniqueConstraint(
                fields=["translation_key", "locale"],
                condition=models.Q(done_at=None),
                name="one_open_assignment",
            )
        ]
        indexes = [models.Index(fields=["assignee", "done_at"], name="assignment_of_user")]

    def __str__(self):
        return f"{self.translation_key} ({self.locale_id})"
