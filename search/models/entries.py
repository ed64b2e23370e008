"""The catalogue: one row per public page and language, derived from the pages and rebuildable at any time."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from search.choices import Family


class CatalogueEntry(models.Model):
    """A public page in one language, with what lists, counts, feeds, search and exports need of it.

    Derived: ``search.catalogue`` alone writes it. ``text`` is the page's own text as readers see it, in lines;
    the texts of its files stay where they are and enter the search through the record (``CatalogueRecord``).
    """

    page = models.OneToOneField("wagtailcore.Page", on_delete=models.CASCADE, related_name="catalogue_entry")
    translation_key = models.UUIDField(db_index=True)
    # The key of the record's row in the search: entries of one record share it.
    position = models.BigIntegerField(db_index=True)
    language = models.CharField(_("language"), max_length=10)
    family = models.CharField(_("family"), max_length=20, choices=Family.choices)
    kind = models.CharField(_("kind"), max_length=30, blank=True)
    title = models.CharField(_("title"), max_length=255)
    summary = models.TextField(_("summary"), blank=True)
    address = models.CharField(_("address"), max_length=1024, help_text=_("Path on the portal, with its language."))
    body = models.ForeignKey("cms.Body", verbose_name=_("body"), null=True, on_delete=models.SET_NULL, related_name="+")
    # Codes of the taxonomy, references as they are written, languages in which the record is public.
    topics = models.JSONField(default=list)
    places = models.JSONField(default=list)
    references = models.JSONField(default=list)
    languages = models.JSONField(default=list)
    date = models.DateField(_("date"), null=True)
    period_from = models.DateField(_("period from"), null=True)
    period_to = models.DateField(_("period to"), null=True)
    # First and last day of the state "current"; both empty where the family has no states (see CatalogueRecord).
    starts = models.DateField(null=True)
    ends = models.DateField(null=True)
    published_at = models.DateTimeField(_("published at"), null=True)
    changed_at = models.DateTimeField(_("changed at"), null=True)
    file_count = models.PositiveIntegerField(_("files"), default=0)
    text = models.TextField(_("text"), blank=True)

    class Meta:
        verbose_name = _("catalogue entry")
        verbose_name_plural = _("catalogue entries")
        indexes = [
            models.Index(fields=["language", "-date", "-id"], name="entry_newest"),
            models.Index(fields=["family", "language", "-date", "-id"], name="entry_family"),
            models.Index(fields=["body", "language", "-date", "-id"], name="entry_body"),
            models.Index(fields=["-published_at", "-id"], name="entry_published"),
        ]

    def __str__(self):
        return f"{self.title} ({self.language})"
