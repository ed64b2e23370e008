from collections.abc import Sequence

from documents.models import DocumentVersion, PublicationDocument
from documents.office.library import permissions


def same_files(editions: Sequence[PublicationDocument], user) -> dict[int, list[PublicationDocument]]:
    """Other documents that hold, or held, the same file, by the key of the edition; those the user may know of."""
    known = permissions.policy().instances_user_has_any_permission_for(user, ["change", "choose"])
    versions = DocumentVersion.objects.filter(
        checksum__in={edition.checksum for edition in editions}, document__in=known
    ).select_related("document")
    by_checksum: dict[str, dict[int, PublicationDocument]] = {}
    for version in versions:
        by_checksum.setdefault(version.checksum, {})[version.document_id] = version.document
    return {
        edition.pk: [other for key, other in sorted(by_checksum.get(edition.checksum, {}).items()) if key != edition.pk]
        for edition in editions
    }
