from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Event(models.TextChoices):
    ASSIGNED = "assigned", _("Given to you")
    ARRIVED = "arrived", _("New to translate")
    CHANGED = "changed", _("The original changed")
    LANDED = "landed", _("Translated, not yet public")
    PUBLISHED = "published", _("The translation is public")


class Frequency(models.TextChoices):
    AT_ONCE = "at-once", _("At once")
    DAILY = "daily", _("Once a day, together")
    NEVER = "never", _("Never")


class MailPreference(models.Model):
    """How often a user wants mail about translations. Without a row: once a day."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="translation_mails", editable=False
    )
    frequency = models.CharField(
        _("Mails about translations"), max_length=10, choices=Frequency.choices, default=Frequency.DAILY
    )
    # The day of the last digest, so that a second run on the same day sends none.
    digest_on = models.DateField(null=True, editable=False)

    class Meta:
        verbose_name = _("mail preference")
        verbose_name_plural = _("mail preferences")

    def __str__(self):
        return f"{self.user_id}: {self.frequency}"


class Notice(models.Model):
    """Something that a user is to be told by mail: the outbox. Sent ones stay as the proof that they were."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    event = models.CharField(max_length=10, choices=Event.choices)
    translation_key = models.UUIDField()
    locale = models.ForeignKey("wagtailcore.Locale", on_delete=models.CASCADE, related_name="+")
    title = models.CharField(max_length=255)
    note = models.TextField(blank=True)
    # When the event was last told; one that comes again before the mail is the same notice.
    created_at = models.DateTimeField(default=timezone.now)
    # A process that is sending it; free again when it did not end.
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    # Since it was last told: how often it was tried, and when it is tried again after the mail server refused it.
    attempts = models.PositiveIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=250, blank=True)

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "event", "translation_key", "locale"],
                condition=models.Q(sent_at=None),
                name="one_notice_until_sent",
            )
        ]
        indexes = [models.Index(fields=["user"], condition=models.Q(sent_at=None), name="notice_unsent")]

    def __str__(self):
        return f"{self.event}: {self.title}"
