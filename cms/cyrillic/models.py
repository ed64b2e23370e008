import re

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from .text import MARKUP

_LATIN = re.compile("[A-Za-zÀ-ɏ]")


class LatinWord(models.Model):
    """A word or phrase that stays in Latin letters wherever it is shown in Cyrillic: in titles, names and texts."""

    words = models.CharField(
        _("word or words"),
        max_length=100,
        unique=True,
        help_text=_(
            "As texts write it; capital and small letters count. A word of five letters or more may have a Serbian"
            " ending. What stays in one text only is marked there."
        ),
    )
    note = models.CharField(_("note"), max_length=250, blank=True, help_text=_("Why it stays; for colleagues."))

    panels = [FieldPanel("words"), FieldPanel("note")]

    class Meta:
        verbose_name = _("word that stays in Latin letters")
        verbose_name_plural = _("words that stay in Latin letters")
        ordering = ["words"]

    def __str__(self):
        return self.words

    def clean(self):
        super().clean()
        self.words = " ".join(self.words.split())
        if MARKUP.search(self.words) or not _LATIN.search(self.words):
            raise ValidationError(
                {
                    "words": _(
                        "Enter a word in Latin letters as it stands in texts, without any of these signs: < > & \" ' ="
                    )
                }
            )
