"""Work on the catalogue outside of the request that caused it."""

from uuid import UUID

from django_tasks import task

from .catalogue.writing import refresh_records


@task()
def refresh(keys: list[str]) -> int:
    """Bring these records in line with the truth; return how many rows changed. Safe to run twice, in any order."""
    return refresh_records(map(UUID, keys))
