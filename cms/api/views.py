"""Read-only endpoints on Wagtail's API v2: public pages with the fields of their type, and public files."""

from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.documents.api.v2.views import DocumentsAPIViewSet


class PagesEndpoint(PagesAPIViewSet):
    """Live pages that are open to all, in every language; twins share ``translation_key``."""

    meta_fields = [*PagesAPIViewSet.meta_fields, "translation_key"]
    listing_default_fields = [*PagesAPIViewSet.listing_default_fields, "translation_key"]


class DocumentsEndpoint(DocumentsAPIViewSet):
    """Files that a reader of the public pages may see."""

    def get_queryset(self):
        return super().get_queryset().public()
