from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _
from wagtail.documents.blocks import DocumentChooserBlock


class DocumentBlock(DocumentChooserBlock):
    """A document. The chosen edition stands for it; readers get the edition of their language (``block_edition``)."""

    class Meta:
        icon = "doc-full"
        label = _("Document")
        template = "blocks/document.html"

    def to_python(self, value):
        return None if value is None else self.bulk_to_python([value])[0]

    def bulk_to_python(self, values) -> list:
        """The editions in the order of ``values``; ``record.open_editions`` are those that lie in no closed collection.

        One query for all documents of a text. A number that no document has any more is None.
        """
        editions = self.model_class.objects
        is_open = Exists(editions.in_open_collections().filter(pk=OuterRef("pk")))
        of_records = editions.filter(record__in=editions.filter(pk__in=values).values("record"))
        found = {edition.pk: edition for edition in of_records.select_related("record").annotate(is_open=is_open)}
        for edition in found.values():
            siblings = [other for other in found.values() if other.record_id == edition.record_id]
            edition.record.open_editions = [sibling for sibling in siblings if sibling.is_open]
        return [found.get(value) for value in values]
