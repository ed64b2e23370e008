"""Results that the office puts on top for what readers type."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PinnedResult(models.Model):
    """A record (all languages of a page) for one or several texts of a search, one a line.

    The page is what was chosen; ``translation_key`` and ``title`` stay when it is deleted.
    """

    queries = models.TextField(
        _("what readers type"),
        max_length=1000,
        help_text=_(
            "One search a line, such as building permit. Signs on letters, the script, the order of words "
            "and their endings do not matter."
        ),
    )
    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Any language of the page: readers get their own."),
    )
    translation_key = models.UUIDField(editable=False, db_index=True)
    title = models.CharField(_("title"), max_length=255, editable=False)
    starts = models.DateField(_("from day"), null=True, blank=True, help_text=_("Empty: at once."))
    ends = models.DateField(
        _("to day"), null=True, blank=True, help_text=_("The last day. Empty: until somebody takes it away.")
    )
    order = models.PositiveIntegerField(
        _("order"),
        default=100,
        help_text=_("Where several pages are pinned for the same words, the smallest number stands first."),
    )

    class Meta:
        verbose_name = _("pinned result")
        verbose_name_plural = _("pinned results")
        ordering = ["order", "id"]

    def __str__(self):
        return self.title

    def save(self, *args, **kwargs):
        if self.page:
            self.translation_key, self.title = self.page.translation_key, self.page.title
        super().save(*args, **kwargs)
