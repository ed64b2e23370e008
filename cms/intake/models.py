"""What the portal remembers of the calls of other systems: for how long, the settings say."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from .choices import Operation


class Call(models.Model):
    """One call, refused ones and rehearsals included. It holds numbers and names of systems, and nothing that was sent.

    ``client`` and ``token`` are copies, so that the log outlives the user and the token; both are empty where nobody
    could be told from the call. Such calls share a row for each hour, operation and answer: ``times`` says how many
    there were, to the next power of two.
    """

    at = models.DateTimeField(_("time"), db_index=True)
    client = models.CharField(_("system"), max_length=150, blank=True)
    token = models.CharField(_("key"), max_length=300, blank=True)
    operation = models.CharField(_("operation"), max_length=20, choices=Operation.choices)
    status = models.PositiveSmallIntegerField(_("answer"))
    dry_run = models.BooleanField(_("rehearsal"), default=False)
    repeated = models.BooleanField(_("answered again"), default=False)
    page_id = models.PositiveBigIntegerField(_("page"), null=True)
    document_id = models.PositiveBigIntegerField(_("document"), null=True)
    times = models.PositiveIntegerField(_("times"), default=1)

    class Meta:
        default_permissions = ("view",)
        verbose_name = _("call of another system")
        verbose_name_plural = _("calls of other systems")
        indexes = [
            models.Index(fields=["client", "-at"], name="call_client"),
            models.Index(fields=["status", "-at"], name="call_status"),
        ]

    def __str__(self):
        return f"{self.operation} {self.status}"

    @property
    def remark(self) -> str:
        if self.times > 1:
            return gettext("Without a valid key; in this hour at least %(n)d times") % {"n": self.times}
        if self.dry_run:
            return gettext("Rehearsal: nothing was written")
        return gettext("Answered again: nothing was done twice") if self.repeated else ""


class KeptAnswer(models.Model):
    """The answer to a call with an ``Idempotency-Key`` (draft-ietf-httpapi-idempotency-key-header-07).

    ``status`` is null while the call is under way. It is written in the transaction that writes the draft: a row
    without it says that nothing came of the call. What was answered is not kept: it is read again, for who asks now.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=200)
    fingerprint = models.CharField(max_length=64)
    started_at = models.DateTimeField(db_index=True)
    status = models.PositiveSmallIntegerField(null=True)
    location = models.CharField(max_length=100, blank=True)
    page_id = models.PositiveBigIntegerField(null=True)
    document_id = models.PositiveBigIntegerField(null=True)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="one_answer_a_key")]

    def __str__(self):
        return f"{self.user_id}: {self.key}"


class ExternalNumber(models.Model):
    """The number that a system has for a record, once for each language of the record."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    number = models.CharField(max_length=200)
    language = models.CharField(max_length=10)
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["user", "number", "language"], name="one_record_a_number"),
            models.UniqueConstraint(fields=["user", "page"], name="one_number_a_record"),
        ]

    def __str__(self):
        return self.number
