from collections.abc import Collection

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from cms.models.taxonomy import TranslatedCharField
from cms.templatetags.cms_tags import language_in_sentence
from search.analysis import references

from .choices import SENTENCES, Code, Counted, Kind, Role, State

# In place of a value that the reader may not see.
HIDDEN = "…"


class Finding(models.Model):
    """One difference of a record, all of whose languages share ``translation_key``, and what a person decided of it.

    ``first`` and ``second`` are passages as plain dicts (see ``parts.Passage``) or null. What the texts no longer say
    goes, unless it is decided: then it is only not ``is_current``, so that the decision holds when it comes back.
    """

    translation_key = models.UUIDField(db_index=True)
    fingerprint = models.CharField(max_length=32)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    code = models.CharField(max_length=20, choices=Code.choices)
    params = models.JSONField(default=dict)
    languages = models.JSONField(default=list)
    first = models.JSONField(null=True)
    second = models.JSONField(null=True)
    issuing_body = models.ForeignKey(
        "cms.Body", verbose_name=_("body"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.OPEN)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("decided by"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField(_("decided at"), null=True)
    note = models.CharField(_("note"), max_length=500, blank=True)
    found_at = models.DateTimeField(_("found at"))
    is_current = models.BooleanField(default=True)

    class Meta:
        verbose_name = _("difference between the languages")
        verbose_name_plural = _("differences between the languages")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["translation_key", "fingerprint"], name="one_finding_a_record")]
        indexes = [models.Index(fields=["is_current", "state", "kind"], name="finding_state")]

    def __str__(self):
        return self.sentence

    # Sides whose text the reader may not see; for the time of a request.
    hidden: Collection[str] = ()

    @property
    def sentence(self) -> str:
        """What is wrong, in the reader's language."""
        return capfirst(SENTENCES[Code(self.code)] % self._told())

    def _told(self) -> dict[str, str]:
        names = dict(
            zip(("first_language", "second_language"), map(language_in_sentence, self.languages), strict=False)
        )
        told = {"first": "", "second": "", "first_language": "", "second_language": ""} | names | self.params
        told |= dict.fromkeys([*self.hidden, *(["unknown"] if self.hidden else [])], HIDDEN)
        for name, choices in (("later", Role), ("earlier", Role), ("what", Counted)):
            if name in told:
                told[name] = str(choices(told[name]).label)
        return told


class KnownLaw(models.Model):
    """A law that acts may cite. ``number`` is written as in the Official Gazette: 03/L-040."""

    number = models.CharField(_("number"), max_length=20, unique=True, help_text=_("As it is cited: 03/L-040."))
    title = TranslatedCharField(_("title"))
    source = models.CharField(
        _("source"), max_length=250, help_text=_("The Official Gazette, or a page where it can be looked up.")
    )

    class Meta:
        verbose_name = _("law")
        verbose_name_plural = _("register of laws")
        ordering = ["number"]

    def __str__(self):
        return self.number

    def clean(self):
        super().clean()
        self.number = self.number.strip().upper()
        if law_key(self.number) is None:
            raise ValidationError({"number": _("This is no number of a law. Write it as it is cited, like 03/L-040.")})
        self.number = law_key(self.number).upper()


def law_key(number: str) -> str | None:
    """The number as the analysis writes it (``03/l-040``), or None where it is no number of a law."""
    found = references.law(number, 0)
    return found.terms[0] if found and found.end == len(number) else None


class WaitingRecord(models.Model):
    """A record whose texts are just being read, to be checked when that is done."""

    translation_key = models.UUIDField(unique=True)

    class Meta:
        verbose_name = _("record to be checked")
        verbose_name_plural = _("records to be checked")

    def __str__(self):
        return str(self.translation_key)
