from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import CollectionViewRestriction, Orderable, Page

from pages.choices import AttachmentRole


class AttachmentQuerySet(models.QuerySet):
    def open_to_all(self):
        """Attachments with their documents, without those that lie in a closed collection or below one."""
        path = models.ExpressionWrapper(models.OuterRef("document__collection__path"), output_field=models.CharField())
        closing = CollectionViewRestriction.objects.annotate(below=path)
        closing = closing.filter(below__startswith=models.F("collection__path"))
        return self.select_related("document").filter(~models.Exists(closing))


class Attachment(Orderable):
    """A file of a record. Files are facts: every language of the record has the same, each in its own language."""

    page = ParentalKey(Page, on_delete=models.CASCADE, related_name="attachments")
    document = models.ForeignKey(
        "documents.PublicationDocument",
        verbose_name=_("document"),
        on_delete=models.PROTECT,
        related_name="attachments",
    )
    role = models.CharField(_("role"), max_length=20, choices=AttachmentRole.choices, default=AttachmentRole.MAIN)
    agenda_item = models.PositiveSmallIntegerField(
        _("agenda item"), null=True, blank=True, help_text=_("Number of the agenda item that the file belongs to.")
    )

    objects = AttachmentQuerySet.as_manager()

    panels = [FieldPanel("document"), FieldRowPanel([FieldPanel("role"), FieldPanel("agenda_item")])]

    class Meta(Orderable.Meta):
        verbose_name = _("file")
        verbose_name_plural = _("files")
