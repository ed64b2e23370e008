"""Checking outside of the request that caused it. Tasks take keys and may run twice."""

from uuid import UUID

from django.utils import timezone
from django_tasks import task

from . import writing

# So many records whose files were being read are looked at beside each task.
_BESIDE = 5


@task()
def check_records(keys: list[str]) -> int:
    """Compare the versions of these records; return how many differences they have."""
    found = sum(writing.check(UUID(key), timezone.now()) for key in keys)
    writing.check_waiting(timezone.now(), _BESIDE)
    return found
