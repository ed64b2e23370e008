"""Which kinds of record must exist in which languages, and within how many days. Law is a setting."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.parity.choices import Gate, kind_choices
from pages.choices import ActKind

ALL = "all"


def language_choices() -> list[tuple[str, str]]:
    return [(code, settings.LANGUAGE_NAMES[code]) for code in settings.PUBLIC_LANGUAGES]


class LanguageDuty(models.Model):
    """The duty of one kind of record. A row with an ``act_kind`` goes before the row of all acts.

    ``languages`` holds codes, or "all" for every public language, whichever they are; an empty list is no duty.
    """

    kind = models.CharField(_("kind of record"), max_length=20, choices=kind_choices)
    act_kind = models.CharField(
        _("kind of act"), max_length=20, choices=ActKind.choices, blank=True, help_text=_("Empty for every kind.")
    )
    languages = models.JSONField(_("languages"), default=list, blank=True)
    days = models.PositiveSmallIntegerField(
        _("days allowed"),
        default=7,
        help_text=_("Days after the publication in the first language within which the others follow."),
    )
    gate = models.CharField(
        _("publication"),
        max_length=10,
        choices=Gate.choices,
        default=Gate.FREE,
        help_text=_("What is asked before a record of this kind becomes public for the first time."),
    )
    exception_days = models.PositiveSmallIntegerField(
        _("longest exception, in days"),
        default=30,
        help_text=_("The last day that an exception may name, counted from the day on which it is given."),
    )
    legal_source = models.CharField(_("legal source"), max_length=255, blank=True)
    confirmed_by = models.CharField(
        _("confirmed by"), max_length=120, blank=True, help_text=_("Who checked the duty against the law.")
    )
    confirmed_on = models.DateField(_("confirmed on"), null=True, blank=True)

    class Meta:
        verbose_name = _("language duty")
        verbose_name_plural = _("language duties")
        ordering = ["kind", "act_kind"]
        constraints = [models.UniqueConstraint(fields=["kind", "act_kind"], name="one_duty_a_kind")]

    def __str__(self):
        label = str(dict(kind_choices()).get(self.kind, self.kind))
        return f"{label}: {self.get_act_kind_display()}" if self.act_kind else label

    @property
    def required(self) -> list[str]:
        """The codes of the languages that a record must be public in, in the order of the public languages."""
        wanted = settings.PUBLIC_LANGUAGES if ALL in self.languages else self.languages
        return [code for code in settings.PUBLIC_LANGUAGES if code in wanted]

    @property
    def is_confirmed(self) -> bool:
        return bool(self.confirmed_by and self.confirmed_on)

    def clean(self):
        super().clean()
        if self.act_kind and self.kind != "act":
            raise ValidationError({"act_kind": _("Only acts have a kind of act. Leave it empty.")})
        if len(self.required) == 1:
            sentence = _("One language alone is no duty. Choose two or more, or none.")
            raise ValidationError({"languages": sentence})
