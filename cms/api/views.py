"""Read-only endpoints on Wagtail's API v2: public pages with the fields of their type, and public files."""

from django.db.models import Prefetch
from wagtail.api.v2.utils import BadRequestError
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.documents.api.v2.views import DocumentsAPIViewSet
from wagtail.models import Page

from cms.models import RecordPage
from cms.views import page_at
from pages.models import Attachment

MAX_OFFSET = 1_000_000


class BoundedOffset:
    """Refuses an offset that no database can count to."""

    def paginate_queryset(self, queryset):
        offset = self.request.GET.get("offset", "0")
        if offset.isdecimal() and int(offset) > MAX_OFFSET:
            raise BadRequestError(f"offset cannot be higher than {MAX_OFFSET}")
        return super().paginate_queryset(queryset)


class PagesEndpoint(BoundedOffset, PagesAPIViewSet):
    """Live pages that are open to all, in every language; twins share ``translation_key``."""

    meta_fields = [*PagesAPIViewSet.meta_fields, "translation_key"]
    listing_default_fields = [*PagesAPIViewSet.listing_default_fields, "translation_key"]

    def get_queryset(self):
        """The rows that a list shows together with what belongs to them: a constant number of queries."""
        queryset = super().get_queryset().select_related("locale")
        if not issubclass(queryset.model, RecordPage):
            return queryset
        files = Prefetch("attachments", Attachment.objects.open_to_all())
        several = [field.name for field in queryset.model._meta.many_to_many]
        own = queryset.model._meta.local_fields
        single = [field.name for field in own if field.many_to_one and field.name != "latest_revision"]
        return queryset.select_related("locale", *single).prefetch_related(files, *several)

    def find_object(self, queryset, request):
        """``find/?html_path=/sq/lajme/``: a page by its public address, in any language."""
        address = request.GET.get("html_path", "").replace("\0", "")
        language, _slash, path = address.strip("/").partition("/")
        page: Page | None = page_at(request, f"{path}/" if path else "", language)
        return queryset.filter(pk=page.pk).first() if page else None


class DocumentsEndpoint(BoundedOffset, DocumentsAPIViewSet):
    """Files that a reader of the public pages may see."""

    # The document's own API fields have the tags, read for a whole list at once.
    meta_fields = [name for name in DocumentsAPIViewSet.meta_fields if name != "tags"]
    listing_default_fields = [name for name in DocumentsAPIViewSet.listing_default_fields if name != "tags"]

    def get_queryset(self):
        return (
            super()
            .get_queryset()
            .public()
            .filter(withdrawn_at=None)
            .select_related("record__issuing_body", "collection")
            .prefetch_related("tags", "record__topics")
        )

    def find_object(self, queryset, request):
        """``find/?id=12``: what cannot be a number is not found."""
        number = request.GET.get("id", "")
        if number and not (number.isascii() and number.isdecimal() and len(number) < 19):
            return None
        return super().find_object(queryset, request)
