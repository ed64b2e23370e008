"""Who may work on one document: Wagtail's own policy, by collection."""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from wagtail.permissions import policy_registry

from documents.models import DocumentRecord, DocumentVersion, PublicationDocument


def policy():
    return policy_registry.get_by_type(PublicationDocument)


def may(user, action: str, edition: PublicationDocument) -> bool:
    return policy().user_has_permission_for_instance(user, action, edition)


def edition_to_change(user, pk: int) -> PublicationDocument:
    """The edition, for whoever may change it; Http404 where there is none, PermissionDenied for all others."""
    return _for(user, get_object_or_404(PublicationDocument.objects.select_related("record", "collection"), pk=pk))


def version_to_change(user, pk: int) -> DocumentVersion:
    """A version of an edition that the user may change."""
    versions: QuerySet[DocumentVersion] = DocumentVersion.objects.select_related(
        "document__record", "document__collection"
    )
    version = get_object_or_404(versions, pk=pk)
    _for(user, version.document)
    return version


def record_to_change(user, key: str) -> DocumentRecord:
    """A record, for whoever may change one of its editions: their form writes the facts that all of them share."""
    record = get_object_or_404(DocumentRecord.objects.prefetch_related("editions__collection"), key=key)
    if not any(may(user, "change", edition) for edition in record.editions.all()):
        raise PermissionDenied
    return record


def _for(user, edition: PublicationDocument) -> PublicationDocument:
    if not may(user, "change", edition):
        raise PermissionDenied
    return edition
