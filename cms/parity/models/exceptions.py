from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.models.taxonomy import TranslatedTextField
from cms.parity.choices import Reason


class LanguageExceptionQuerySet(models.QuerySet):
    def newest_first(self):
        """The last decision goes before all earlier ones, also where it is the shorter one."""
        return self.order_by("-pk")


class LanguageException(models.Model):
    """Why a record is public in one language alone, and until when. Rows are added, never changed or deleted.

    ``until`` is the last day on which the exception holds; ``public_reason`` is what readers see, in every language.
    """

    translation_key = models.UUIDField(db_index=True, editable=False)
    language = models.CharField(_("language that goes first"), max_length=10, editable=False)
    reason = models.CharField(_("reason"), max_length=20, choices=Reason.choices)
    public_reason = TranslatedTextField(_("reason for the public"))
    until = models.DateField(_("until"))
    given_on = models.DateField(_("given on"), editable=False)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )

    objects = LanguageExceptionQuerySet.as_manager()

    class Meta:
        verbose_name = _("language exception")
        verbose_name_plural = _("language exceptions")
        ordering = ["-pk"]
        default_permissions = ("add", "view")

    def __str__(self):
        return f"{self.get_reason_display()} ({self.until})"
