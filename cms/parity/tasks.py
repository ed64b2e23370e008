"""Work on the board's rows outside of the request that caused it."""

from uuid import UUID

from django_tasks import task

from .refreshing import rebuild, refresh


@task()
def refresh_languages(keys: list[str]) -> int:
    """Bring the rows of these records in line; return how many changed. Safe to run twice."""
    return refresh(map(UUID, keys))


@task()
def rebuild_languages() -> int:
    """Bring every row in line, as after a change of a duty; return how many changed. Safe to run twice."""
    return rebuild()
