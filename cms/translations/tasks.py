"""What follows a publication. Tasks take a primary key and may run twice."""

from uuid import UUID

from django.contrib.auth import get_user_model
from django_tasks import task
from wagtail.models import Page

from . import drafts, facts, states


@task()
def draft_translations(page_id: int, user_id: int | None) -> int:
    """Make the missing drafts of a record in other languages; return how many were made."""
    record = _live_page(page_id)
    return len(drafts.make_missing_drafts(record, _user(user_id))) if record else 0


@task()
def share_facts(page_id: int, user_id: int | None) -> int:
    """Copy the facts of a published page to its twins; return how many of them changed."""
    page = _live_page(page_id)
    return facts.share(page, _user(user_id)) if page else 0


@task()
def refresh_states(records: list[tuple[str, list[int]]]) -> int:
    """Bring translation states in line, of pairs of a record's key and what ``states.refresh_record`` calls saved."""
    return states.refresh_records({UUID(key): saved for key, saved in records})


def _live_page(page_id: int) -> Page | None:
    """The page as the public sees it, or None where it is gone since the task was made."""
    page = Page.objects.filter(pk=page_id, live=True, alias_of=None).first()
    return page.specific if page else None


def _user(user_id: int | None):
    return get_user_model().objects.filter(pk=user_id).first()
