"""What happens to a piece of work: given, taken, handed over, done."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import ngettext
from wagtail.log_actions import log
from wagtail.models import Page

from cms.parity.due import due_day
from cms.translations.readiness import count_unconfirmed, count_untranslated

from .access import Work
from .log_actions import ASSIGNED, HANDED_OVER
from .mails import notices
from .models import Assignment, Event


def open_assignment(page: Page) -> Assignment | None:
    """The open assignment of a translation's page."""
    return Assignment.objects.open().filter(translation_key=page.translation_key, locale_id=page.locale_id).first()


def new_assignment(page: Page) -> Assignment:
    """An unsaved assignment that is wanted by the day on which the language is owed, where it is."""
    due = due_day(page.translation_key, page.locale.language_code)
    return Assignment(translation_key=page.translation_key, locale=page.locale, due=due)


class GivenMeanwhile(Exception):
    """Somebody else gave the work to another, or it ended, since the form was opened; nothing was kept."""


def seen(assignment: Assignment | None) -> str:
    """What a form remembers of the open assignment, to find out whether it is still the same."""
    return f"{assignment.pk}-{assignment.assignee_id}" if assignment and assignment.pk else ""


@transaction.atomic
def assign(work: Work, given: Assignment, by: AbstractBaseUser, opened: str) -> None:
    """Give the work as a form says it (assignee, due, note), and tell its translator unless nothing new was given.

    ``opened`` is what ``seen`` said when the form was opened. Raises GivenMeanwhile.
    """
    before = _locked_assignment(work.page)
    if before and _facts(before) == _facts(given) and not before.handed_over_at:
        return
    if seen(before) != opened:
        raise GivenMeanwhile
    assignment = before or Assignment(translation_key=work.page.translation_key, locale=work.page.locale)
    assignment.assignee, assignment.due, assignment.note = _facts(given)
    assignment.assigned_by = by
    _give(work, assignment, by)


def _facts(assignment: Assignment) -> tuple:
    return assignment.assignee, assignment.due, assignment.note


def _locked_assignment(page: Page) -> Assignment | None:
    """The open assignment, which nobody else gives, takes or hands over until the transaction ends."""
    Page.objects.select_for_update().get(pk=page.pk)
    return open_assignment(page)


def _give(work: Work, assignment: Assignment, by: AbstractBaseUser) -> None:
    """Work that is given, perhaps again, waits for its translator, whatever was handed over before."""
    assignment.handed_over_at = None
    assignment.save()
    log(instance=work.page, action=ASSIGNED, user=by, data={"name": str(assignment.assignee)})
    notices.tell([assignment.assignee], Event.ASSIGNED, work.page, by=by, note=assignment.note)


@transaction.atomic
def take(work: Work, user: AbstractBaseUser) -> bool:
    """Give the work to ``user`` who asks for it; False where somebody else has it."""
    assignment = _locked_assignment(work.page) or new_assignment(work.page)
    if assignment.assignee_id not in (None, user.pk):
        return False
    if assignment.assignee_id is None:
        assignment.assignee = user
        assignment.assigned_by = assignment.assigned_by or user
        _give(work, assignment, user)
    return True


@transaction.atomic
def hand_over(work: Work, user: AbstractBaseUser) -> None:
    """Tell the office that all texts are translated; a second call tells nobody."""
    assignment = _locked_assignment(work.page)
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


def obstacle_to_handing_over(work: Work) -> str | None:
    """A sentence where texts are open or unconfirmed, or None.

    The original need not be public: where languages become public together it waits for this very translation.
    """
    title = {"title": work.page.get_admin_display_title()}
    if missing := count_untranslated(work.translation):
        sentence = ngettext(
            "“%(title)s” cannot be handed over yet: %(count)d text is not translated. Translate it; where both "
            "languages are the same, tick “Leave as it is in the original”.",
            "“%(title)s” cannot be handed over yet: %(count)d texts are not translated. Translate them; where both "
            "languages are the same, tick “Leave as it is in the original”.",
            missing,
        )
        return sentence % {**title, "count": missing}
    if machine := count_unconfirmed(work.translation, work.page):
        sentence = ngettext(
            "“%(title)s” cannot be handed over yet: %(count)d text was written by a machine and no person has "
            "confirmed it. Tick “Checked” if it is right, or write it anew.",
            "“%(title)s” cannot be handed over yet: %(count)d texts were written by a machine and no person has "
            "confirmed them. Tick “Checked” where they are right, or write them anew.",
            machine,
        )
        return sentence % {**title, "count": machine}
    return None


def landed(page_id: int, user_id: int | None) -> int:
    """End the work on a page that was published, and tell the office; return how many were told."""
    page = Page.objects.filter(pk=page_id, live=True).select_related("locale").first()
    if page is None:
        return 0
    by = get_user_model().objects.filter(pk=user_id).first()
    waiting = Assignment.objects.open().filter(translation_key=page.translation_key, locale_id=page.locale_id)
    known = bool(waiting.update(done_at=timezone.now()))
    notices.forget_what_is_done(page)
    first = page.first_published_at == page.last_published_at
    return notices.tell(notices.office_for(page), Event.PUBLISHED, page, by=by) if known or first else 0
