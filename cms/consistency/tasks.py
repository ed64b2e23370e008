"""Checking outside of the request that caused it. Tasks take keys and may run twice."""

from uuid import UUID

from django.utils import timezone
from django_tasks import task

from . import writing
from .reading import is_partly_read

# So many records whose files were being read are looked at beside each task.
_BESIDE = 5


@task()
def check_records(keys: list[str]) -> int:
    """Compare the versions of these records; return how many differences they have.

    A record of which a scan is just being read waits for the end of that.
    """
    records = [UUID(key) for key in keys]
    partly = {key for key in records if is_partly_read(key)}
    writing.wait(partly)
    found = sum(writing.check(key, timezone.now()) for key in records if key not in partly)
    writing.check_waiting(timezone.now(), _BESIDE)
    return found
