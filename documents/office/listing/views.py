"""The list itself, and the address that Wagtail gives to what uses a document."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.views.decorators.http import require_safe
from wagtail.documents.views import documents

from documents.models import PublicationDocument

from ..editing import permissions
from ..editing.views import edit_url
from .columns import FACT_COLUMNS, USES, with_uses

# Of Wagtail's columns; its counts of uses know neither other languages nor links of other editions.
_KEPT = ("bulk_actions", "title", "collection", "created_at")


class EditionFilterSet(documents.DocumentsFilterSet):
    """Wagtail's filters without the one that counts the uses of a single edition."""

    usage_count = None


class ListView(documents.IndexView):
    filterset_class = EditionFilterSet

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("record")

    @cached_property
    def columns(self) -> list:
        kept = {column.name: column for column in super().columns if column.name in _KEPT}
        first = [kept.pop(name) for name in ("bulk_actions", "title")]
        return [*first, *FACT_COLUMNS, *kept.values()]

    def decorate_paginated_queryset(self, object_list: Iterable[PublicationDocument]) -> list[PublicationDocument]:
        return with_uses(list(object_list))


@require_safe
def uses_of_document(request: HttpRequest, document_id: int) -> HttpResponse:
    """To the page of the document, which names what uses any of its languages, drafts included."""
    return redirect(edit_url(permissions.edition_to_change(request.user, document_id)) + USES)
