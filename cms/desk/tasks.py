"""What follows in the background. Tasks take keys and may run twice."""

from datetime import date, datetime
from uuid import UUID

from django_tasks import task

from .mails import notices, sending
from .work import landed


@task()
def send_notices(user_id: int) -> bool | None:
    return sending.send_at_once(user_id)


@task()
def send_daily_mails(today: str) -> int:
    """Send the mails that are due on a day (YYYY-MM-DD); return how many went out."""
    return sending.send_digests(date.fromisoformat(today))[0]


@task()
def tell_of_arrival(key: str, locale_id: int, user_id: int | None = None) -> int:
    return notices.arrived(UUID(key), locale_id, user_id)


@task()
def tell_of_change(key: str, locale_id: int, since: str) -> int:
    return notices.source_changed(UUID(key), locale_id, datetime.fromisoformat(since))


@task()
def end_of_work(page_id: int, user_id: int | None) -> int:
    """A translation was published: its assignment is done and the office is told."""
    return landed(page_id, user_id)
