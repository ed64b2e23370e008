"""Words that mean the same, kept by the office as data. What the search makes of them: ``search.synonyms``."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel


def languages() -> list[tuple[str, str]]:
    return [(code, settings.LANGUAGE_NAMES[code]) for code in settings.PUBLIC_LANGUAGES]


def languages_of_words() -> list[tuple[str, str]]:
    return [("", _("Every language")), *languages()]


class SynonymKind(models.TextChoices):
    TERM = "term", _("Term")
    PLACE = "place", _("Place name")
    SHORT = "short", _("Abbreviation")
    OFFICE = "office", _("Body or office")
    SPELLING = "spelling", _("Spelling variants")


class SynonymGroup(ClusterableModel):
    """Words and phrases of which each is also looked for where another is typed.

    ``code`` names a group that came with the software; what the office adds has none. A short form with several
    meanings stands in several groups.
    """

    code = models.SlugField(_("code"), max_length=80, unique=True, null=True, blank=True, editable=False)
    kind = models.CharField(_("kind"), max_length=20, choices=SynonymKind.choices, default=SynonymKind.TERM)
    note = models.CharField(_("note"), max_length=255, blank=True, help_text=_("For colleagues: source, or why."))
    active = models.BooleanField(pgettext_lazy("synonyms", "active"), default=True)

    class Meta:
        verbose_name = _("synonyms")
        verbose_name_plural = _("synonyms")
        ordering = ["kind", "id"]

    def __str__(self):
        return " = ".join(synonym.text for synonym in self.words.all())


class SynonymWord(models.Model):
    """One word or phrase of a group. Without a language it is analysed as each public language would be."""

    group = ParentalKey(SynonymGroup, on_delete=models.CASCADE, related_name="words")
    text = models.CharField(_("word or phrase"), max_length=120)
    language = models.CharField(_("language"), max_length=10, choices=languages_of_words, blank=True)
    only_typed = models.BooleanField(
        _("only when typed"),
        default=False,
        help_text=_(
            "For mistakes and wider words: who types this word also finds the others, but who types one of "
            "the others is not led here."
        ),
    )

    class Meta:
        verbose_name = _("word or phrase")
        verbose_name_plural = _("words and phrases")
        ordering = ["id"]

    def __str__(self):
        return self.text


class SynonymState(models.Model):
    """One row. ``token`` changes with the words and the pins, so that processes know when theirs are out of date.

    It is random, not counted: a transaction that is taken back must not give its number to another one.
    ``loaded`` are the codes that were ever loaded; a group that the office deleted does not come back.
    """

    token = models.UUIDField(default=uuid.uuid4)
    loaded = models.JSONField(default=list)

    def __str__(self):
        return str(self.token)
