"""Public copies: where files are delivered from a public bucket, it holds exactly what readers may see."""

from collections.abc import Iterable

from .models import DocumentVersion, PublicationDocument
from .storage import publish_copy, remove_copy


def bring_in_line(editions: Iterable[int]) -> None:
    """Copy the files of listed editions' versions, take the copies of all others away."""
    public = set(PublicationDocument.objects.filter(pk__in=editions).public().values_list("pk", flat=True))
    for version in DocumentVersion.objects.filter(document__in=list(editions)):
        if version.document_id in public and version.withdrawn_at is None:
            publish_copy(version.file.name, version.filename)
        else:
            remove_copy(version.file.name)
