import logging

from django.core.files.storage import Storage, default_storage
from django_tasks import task

from documents.models import DocumentVersion, PublicationDocument

logger = logging.getLogger(__name__)


@task()
def remove_files(names: list[str], versions: list[int]) -> None:
    """Remove the stored files of deleted versions and the pictures made of them; what another version has stays."""
    storage: Storage = PublicationDocument._meta.get_field("file").storage
    kept = set(DocumentVersion.objects.filter(file__in=names).values_list("file", flat=True))
    for name in names:
        if name not in kept:
            storage.delete(name)
    for version in versions:
        _remove_pictures(f"previews/{version}")


def _remove_pictures(folder: str) -> None:
    try:
        _folders, names = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in names:
        default_storage.delete(f"{folder}/{name}")
    # A folder of the local disk; other storages have none.
    default_storage.delete(folder)
