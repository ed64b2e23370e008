"""What the search looks into: one row per record with the analysed terms of all its languages and files."""

from django.db import models
from django.utils.translation import gettext_lazy as _

# Bits of ``position`` below the day.
RECORD_BITS = 32


class CatalogueRecord(models.Model):
    """The searchable side of a record: terms separated by single spaces (``search.analysis``), of all its languages.

    ``position`` is ``ordinal of the record's date << 32 | smallest page key of the record``, so that newest first is
    descending ``position`` for every engine, without a sort. The day of the first publication stands for a missing
    date and for a report's period that ends after it, 0 for both missing. A new date means a new row.

    ``starts`` and ``ends`` are the first and last day of the state "current". An open beginning is 0001-01-01, an
    open end or a beginning that is not yet known is 9999-12-31; both are null where the family has no states.

    ``files`` begins the terms of each page of a file with the sign ``#<edition>.<page>``. ``facets`` holds signs that
    filters and counts ask for (``search.facets``).
    """

    position = models.BigIntegerField(primary_key=True)
    translation_key = models.UUIDField(unique=True)
    starts = models.DateField(null=True)
    ends = models.DateField(null=True)
    heading = models.TextField(help_text="Titles and references.")
    lead = models.TextField(help_text="Summaries, kinds, bodies, topics, places, dates.")
    text = models.TextField(help_text="Texts of the pages.")
    files = models.TextField(help_text="Titles, references and texts of the files.")
    facets = models.TextField()

    class Meta:
        verbose_name = _("searchable record")
        verbose_name_plural = _("searchable records")

    def __str__(self):
        return f"{self.position}"
