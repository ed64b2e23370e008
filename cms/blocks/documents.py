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
        found = self.model_class.objects.chosen(values)
        return [found.get(value) for value in values]
