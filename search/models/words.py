"""The portal's own words, for suggestions while typing and for spelling proposals."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class VocabularyWord(models.Model):
    """A word that stood in public entries of a language when it was collected (``search.query.vocabulary``).

    ``folded`` is what words are compared by (``search.analysis.fold_word``), ``display`` the way it is mostly
    written, ``records`` the number of records that had it. The index alone knows which of them are public now.
    Rows are added and replaced, never changed.
    """

    folded = models.CharField(max_length=40, db_index=True)
    display = models.CharField(max_length=60)
    language = models.CharField(_("language"), max_length=10)
    records = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("word of the search")
        verbose_name_plural = _("words of the search")
        constraints = [models.UniqueConstraint(fields=["folded", "language"], name="one_word_a_language")]

    def __str__(self):
        return f"{self.display} ({self.language})"
