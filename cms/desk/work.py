"""What happens to a piece of work: given, taken, handed over, done."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page

from cms.parity.due import due_day

from .access import Work
from .log_actions import ASSIGNED, HANDED_OVER
from .mails import notices
from .models import Assignment, Event


def open_assignment(page: Page) -> Assignment | None:
    """The open assignment of a translation's page."""
    return Assignment.objects.open().filter(translation_key=page.translation_key, locale_id=page.locale_id).first()


def new_assignment(page: Page) -> Assignment:
    """An unsaved assignment that is wanted by the day on which the language is owed, where it is."""
    return Assignment(due=due_day(page.translation_key, page.locale.language_code))


@transaction.atomic
def assign(work: Work, assignment: Assignment, by: AbstractBaseUser) -> None:
    """Keep an assignment that a form filled in, and tell its translator unless nothing new was given."""
    before = Assignment.objects.filter(pk=assignment.pk).first() if assignment.pk else None
    assignment.translation_key, assignment.locale = work.page.translation_key, work.page.locale
    assignment.assigned_by = by
    assignment.save()
    facts = (assignment.assignee, assignment.due, assignment.note)
    if assignment.assignee is None or (before and facts == (before.assignee, before.due, before.note)):
        return
    log(instance=work.page, action=ASSIGNED, user=by, data={"name": str(assignment.assignee)})
    notices.tell([assignment.assignee], Event.ASSIGNED, work.page, by=by, note=assignment.note)


@transaction.atomic
def take(work: Work, user: AbstractBaseUser) -> bool:
    """Give the work to ``user`` who asks for it; False where somebody else has it."""
    Page.objects.select_for_update().get(pk=work.page.pk)
    assignment = open_assignment(work.page) or new_assignment(work.page)
    if assignment.assignee_id not in (None, user.pk):
        return False
    if assignment.assignee_id is None:
        assignment.assignee = user
        assign(work, assignment, assignment.assigned_by or user)
    return True


@transaction.atomic
def hand_over(work: Work, user: AbstractBaseUser) -> None:
    """Tell the office that all texts are translated; a second call tells nobody."""
    Page.objects.select_for_update().get(pk=work.page.pk)
    assignment = open_assignment(work.page)
    if assignment is None:
        assignment = Assignment(
            translation_key=work.page.translation_key, locale=work.page.locale, assignee=user, assigned_by=user
        )
    if assignment.handed_over_at:
        return
    assignment.handed_over_at = timezone.now()
    assignment.save()
    log(instance=work.page, action=HANDED_OVER, user=user)
    notices.tell({*notices.office_for(work.page), *notices.publishers()}, Event.LANDED, work.page, by=user)


def landed(page_id: int, user_id: int | None) -> int:
    """End the work on a page that was published, and tell the office; return how many were told."""
    page = Page.objects.filter(pk=page_id, live=True).select_related("locale").first()
    if page is None:
        return 0
    by = get_user_model().objects.filter(pk=user_id).first()
    waiting = Assignment.objects.open().filter(translation_key=page.translation_key, locale_id=page.locale_id)
    known = bool(waiting.update(done_at=timezone.now()))
    first = page.first_published_at == page.last_published_at
    return notices.tell(notices.office_for(page), Event.PUBLISHED, page, by=by) if known or first else 0
