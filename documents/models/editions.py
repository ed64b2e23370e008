"""Editions: a document in one language. The uploaded original is never altered, and its address never changes."""

from collections import defaultdict
from collections.abc import Iterable

from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, DocumentQuerySet
from wagtail.search import index

from cms.models import FoldedTextField
from cms.models.privacy import collections_closed_above, restrictions_above
from documents.choices import language_choices
from documents.files import checksums, new_file_name
from documents.safety import Inspection

from .records import DocumentRecord
from .uses import DocumentUse

OPEN = models.Q(listed=True, withdrawn_at=None)


class PublicDocumentQuerySet(DocumentQuerySet):
    def public(self):
        """Editions a reader may see: a live page open to all shows the document, and no collection closes it."""
        uses = DocumentUse.objects.filter(record=models.OuterRef("record"), page__live=True)
        open_uses = uses.filter(~models.Exists(restrictions_above("page__path")))
        return self.in_open_collections().filter(models.Exists(open_uses))

    def in_open_collections(self):
        """Editions that no restriction of their collection or of one above it closes."""
        return self.filter(~models.Exists(collections_closed_above()))

    def listed(self):
        """Public editions by the stored mark that lists and counts use; ``documents.visibility`` keeps it."""
        return self.filter(listed=True)

    def chosen(self, numbers: Iterable[int]) -> dict[int, "PublicationDocument"]:
        """The editions that texts name, by number, and their siblings; one query for all of them.

        Each stands for its document: ``record.open_editions`` are those that no collection closes, of which a reader
        gets one, whether the chosen one is among them or not.
        """
        is_open = models.Exists(self.model.objects.in_open_collections().filter(pk=models.OuterRef("pk")))
        named = self.model.objects.filter(pk__in=list(numbers)).values("record")
        found = self.filter(record__in=named).select_related("record").annotate(is_open=is_open)
        editions, of_record = {edition.pk: edition for edition in found}, defaultdict(list)
        for edition in editions.values():
            if edition.is_open:
                of_record[edition.record_id].append(edition)
        for edition in editions.values():
            edition.record.open_editions = of_record[edition.record_id]
        return editions

    def editions_of(self, key):
        """The editions of the document with this key, by language."""
        return self.filter(record__key=key).order_by("language", "pk")


class PublicationDocument(AbstractDocument):
    """One edition: a language of a document. Its ``file`` is that of the newest of its ``versions``."""

    record = models.ForeignKey(DocumentRecord, on_delete=models.PROTECT, related_name="editions", editable=False)
    # Who changed the file and why, and what the check of the upload found, for the version that saving makes.
    changed_by = None
    change_reason = ""
    inspection: Inspection | None = None

    file = models.FileField(_("file"), upload_to=new_file_name, max_length=255)
    language = models.CharField(
        _("language of the file"),
        max_length=10,
        choices=language_choices,
        help_text=_("The language of the text in the file."),
    )
    description = models.TextField(
        _("description"),
        blank=True,
        help_text=_("What readers should know before they open the file. It may stay empty."),
    )
    checksum = models.CharField(_("checksum (SHA-256)"), max_length=64, editable=False, db_index=True)
    pages = models.PositiveIntegerField(_("pages"), null=True, editable=False)
    version_number = models.PositiveIntegerField(default=0, editable=False)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, editable=False)
    withdrawal_reason = models.CharField(_("reason of the withdrawal"), max_length=500, blank=True, editable=False)
    listed = models.BooleanField(default=False, editable=False)
    has_text = models.BooleanField(default=False, editable=False)
    folded = FoldedTextField(sources=("title",))

    objects = PublicDocumentQuerySet.as_manager()

    admin_form_fields = ("title", "file", "language", "description", "collection", "tags")
    search_fields = [
        *AbstractDocument.search_fields,
        index.SearchField("description"),
        index.FilterField("language"),
        index.RelatedFields(
            "record",
            [index.SearchField("reference"), index.AutocompleteField("reference"), index.FilterField("kind")],
        ),
    ]

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        constraints = [models.UniqueConstraint(fields=["record", "language"], name="one_edition_a_language")]
        # What the library asks (documents.library), each answered from the index alone.
        indexes = [
            models.Index(fields=["language", "record"], condition=OPEN, name="edition_language"),
            models.Index(fields=["record", "folded"], condition=OPEN, name="edition_words"),
            models.Index(fields=["folded", "id"], condition=OPEN, name="edition_title"),
            models.Index(fields=["record"], condition=OPEN & models.Q(has_text=True), name="edition_readable"),
            models.Index(fields=["record"], condition=models.Q(withdrawn_at__isnull=False), name="edition_withdrawn"),
        ]

    @property
    def url(self) -> str:
        """The permanent address. The file name in it is for people; the number alone answers too."""
        return reverse("document", args=[self.pk, self.filename])

    @property
    def kind(self) -> str:
        return self.record.kind

    @property
    def issuing_body(self):
        return self.record.issuing_body

    @property
    def date(self):
        return self.record.date

    @property
    def reference(self) -> str:
        return self.record.reference

    @property
    def topics(self):
        return self.record.topics

    def get_kind_display(self) -> str:
        return self.record.get_kind_display()

    @property
    def current_version(self):
        return self.versions.get(number=self.version_number)

    def read_file_facts(self) -> None:
        """Fill size and checksums from the stored or uploaded file."""
        self._set_document_file_metadata()

    def _set_document_file_metadata(self):
        self.file.open()
        self.file_size = self.file.size
        self.checksum, self.file_hash = checksums(self.file)
        self.pages = self.inspection.pages if self.inspection else None

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None

    def save(self, *args, **kwargs):
        """Save the edition; a file that is no version yet becomes the next one (``documents.versions``)."""
        from documents.versions import keep_version

        with transaction.atomic():
            if self.record_id is None:
                self.record = DocumentRecord.objects.create()
            keep_version(self, super().save, *args, **kwargs)
