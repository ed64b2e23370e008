from django.utils.translation import gettext_lazy as _
from wagtail.documents.blocks import DocumentChooserBlock


class DocumentBlock(DocumentChooserBlock):
    class Meta:
        icon = "doc-full"
        label = _("Document")
        template = "blocks/document.html"
