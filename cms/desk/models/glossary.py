from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from cms.models.taxonomy import TranslatedCharField

BETWEEN = ";"


class GlossaryTerm(models.Model):
    """A word and what the municipality agreed to call it in its other languages; the first of several is preferred."""

    words = TranslatedCharField(
        _("words"), help_text=_("Several agreed words are separated by semicolons; the first is offered first.")
    )
    note = models.CharField(_("note"), max_length=250, blank=True, help_text=_("When the word is used, for instance."))
    active = models.BooleanField(_("in use"), default=True)
    # Of terms that came from a file, so that loading it again adds none twice.
    code = models.CharField(max_length=60, blank=True, editable=False)

    panels = [FieldPanel("words"), FieldPanel("note"), FieldPanel("active")]

    class Meta:
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary terms")
        ordering = ["words"]
        constraints = [
            models.UniqueConstraint(fields=["code"], condition=~models.Q(code=""), name="one_term_of_a_code")
        ]

    def __str__(self):
        return " – ".join(filter(None, (self.preferred(code) for code in settings.PUBLIC_LANGUAGES))) or str(
            self.words.localize(get_language() or settings.LANGUAGE_CODE)
        )

    def in_language(self, code: str) -> list[str]:
        """The agreed words in a language, the preferred one first; empty where there are none."""
        data = self.words.data
        text = data.get(code) if isinstance(data, dict) else (data if code == settings.LANGUAGE_CODE else "")
        return [word for part in (text or "").split(BETWEEN) if (word := " ".join(part.split()))]

    def preferred(self, code: str) -> str:
        return next(iter(self.in_language(code)), "")
