from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable, Page

from documents.models import PublicationDocument
from pages.choices import AttachmentRole


class AttachmentQuerySet(models.QuerySet):
    def open_to_all(self):
        """Attachments with the editions that readers may get; one of which all lie in closed collections is left out.

        The editions come with one query more, as ``document.record.open_editions``.
        """
        editions = PublicationDocument.objects.in_open_collections()
        shown = self.filter(models.Exists(editions.filter(record=models.OuterRef("document__record"))))
        return shown.select_related("document__record__issuing_body").prefetch_related(
            models.Prefetch("document__record__editions", editions, to_attr="open_editions")
        )


class Attachment(Orderable):
    """A document of a record. The chosen edition stands for the document; readers get the edition of their language."""

    page = ParentalKey(Page, on_delete=models.CASCADE, related_name="attachments")
    document = models.ForeignKey(
        "documents.PublicationDocument",
        verbose_name=_("document"),
        on_delete=models.PROTECT,
        related_name="attachments",
    )
    role = models.CharField(_("role"), max_length=20, choices=AttachmentRole.choices, default=AttachmentRole.MAIN)
    agenda_item = models.PositiveSmallIntegerField(
        _("agenda item"),
        null=True,
        blank=True,
        help_text=_("Only for meetings: the number of the agenda item that the file belongs to."),
    )

    objects = AttachmentQuerySet.as_manager()

    panels = [FieldPanel("document"), FieldRowPanel([FieldPanel("role"), FieldPanel("agenda_item")])]

    @property
    def editions(self) -> list[PublicationDocument]:
        """The editions that readers may get where the query knows them, else all: for previews."""
        record = self.document.record
        known = getattr(record, "open_editions", None)
        return list(record.editions.all()) if known is None else known

    def edition_for(self, language: str) -> PublicationDocument | None:
        return self.document.record.edition_for(language, self.editions)

    class Meta(Orderable.Meta):
        verbose_name = _("file")
        verbose_name_plural = _("files")
