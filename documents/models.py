"""Files as records: the uploaded original is never altered or overwritten, and its address never changes."""

import uuid

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.api import APIField
from wagtail.documents.models import AbstractDocument, DocumentQuerySet
from wagtail.models import CollectionViewRestriction, Page, ReferenceIndex
from wagtail.search import index

from cms.api_fields import TagNamesField, TermField
from cms.models import FoldedTextField

from .choices import DocumentKind, language_choices
from .files import checksum, count_pages, new_file_name


class PublicDocumentQuerySet(DocumentQuerySet):
    def public(self):
        """Files a reader may see: used by a live page that is open to all, and in a collection that is."""
        pages = Page.objects.live().public().annotate(key=Cast("pk", models.CharField()))
        types = ContentType.objects.get_for_models(Page, self.model)
        references = ReferenceIndex.objects.filter(
            to_content_type=types[self.model], base_content_type=types[Page], object_id__in=pages.values("key")
        )
        used = references.annotate(document=Cast("to_object_id", models.BigIntegerField()))
        open_documents = self.filter(pk__in=used.values("document"))
        for restriction in CollectionViewRestriction.objects.select_related("collection"):
            closed = restriction.collection.get_descendants(inclusive=True)
            open_documents = open_documents.exclude(collection__in=closed)
        return open_documents

    def editions_of(self, record):
        """The files that are one document in several languages, by the languages' order."""
        return self.filter(translation_key=record).order_by("language", "pk")


class PublicationDocument(AbstractDocument):
    """One edition (one language) of a document; editions of one document share ``translation_key``."""

    file = models.FileField(_("file"), upload_to=new_file_name, max_length=255)
    language = models.CharField(_("language of the file"), max_length=10, choices=language_choices)
    kind = models.CharField(_("kind"), max_length=30, choices=DocumentKind.choices, default=DocumentKind.OTHER)
    issuing_body = models.ForeignKey(
        "cms.Body", verbose_name=_("issuing body"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    date = models.DateField(_("date of the document"), null=True, blank=True)
    reference = models.CharField(_("reference number"), max_length=60, blank=True)
    description = models.TextField(_("description"), blank=True)
    checksum = models.CharField(_("checksum (SHA-256)"), max_length=64, editable=False, db_index=True)
    pages = models.PositiveIntegerField(_("pages"), null=True, editable=False)
    translation_key = models.UUIDField(default=uuid.uuid4, editable=False, db_index=True)
    folded = FoldedTextField(sources=("title", "reference"))

    objects = PublicDocumentQuerySet.as_manager()

    admin_form_fields = (
        "title",
        "file",
        "language",
        "kind",
        "issuing_body",
        "date",
        "reference",
        "description",
        "collection",
        "tags",
    )
    search_fields = [
        *AbstractDocument.search_fields,
        index.SearchField("reference"),
        index.SearchField("description"),
        index.FilterField("language"),
        index.FilterField("kind"),
    ]
    api_fields = [
        APIField("language"),
        APIField("kind"),
        APIField("issuing_body", serializer=TermField()),
        APIField("date"),
        APIField("reference"),
        APIField("description"),
        APIField("checksum"),
        APIField("pages"),
        APIField("file_size"),
        APIField("tags", serializer=TagNamesField()),
    ]

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    @property
    def url(self) -> str:
        """The permanent address. The file name in it is for people; the number alone answers too."""
        return reverse("document", args=[self.pk, self.filename])

    def read_file_facts(self) -> None:
        """Fill size, checksums and page count from the stored or uploaded file."""
        self._set_document_file_metadata()

    def _set_document_file_metadata(self):
        super()._set_document_file_metadata()
        self.checksum = checksum(self.file)
        self.pages = count_pages(self.file, self.file_extension.lower())


class DocumentVersion(models.Model):
    """A file that was replaced. It stays in the storage, whatever happens to the edition's current file."""

    document = models.ForeignKey(PublicationDocument, on_delete=models.PROTECT, related_name="versions")
    file = models.FileField(_("file"), max_length=255)
    checksum = models.CharField(_("checksum (SHA-256)"), max_length=64)
    file_size = models.PositiveBigIntegerField(_("size in bytes"), null=True)
    replaced_at = models.DateTimeField(_("replaced at"), auto_now_add=True)

    class Meta:
        verbose_name = _("earlier version")
        verbose_name_plural = _("earlier versions")
        ordering = ["-replaced_at"]

    def __str__(self):
        return self.file.name
