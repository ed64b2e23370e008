"""Whether one language of a record may become public with another one, and with which text."""

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page, PageLogEntry, Revision
from wagtail_localize.models import Translation, TranslationSource

from cms.translations.readiness import publication_obstacle, running_translation

from .log_actions import READY


def is_ready(twin: Page | None, page: Page) -> bool:
    """Public, or complete as a translation, or marked as ready in its newest draft, or due by its own schedule.

    What is meant for a later day is not ready before it, whatever somebody said of its text.
    """
    if twin is None:
        return False
    if twin.live:
        return True
    if waits_for_its_day(twin):
        return False
    if translation := translation_from(page, twin):
        return _is_complete(translation, page)
    return ready_revision(twin) is not None


def translation_from(page: Page, twin: Page) -> Translation | None:
    """The running translation that makes ``twin`` from ``page``."""
    translation = running_translation(twin)
    return translation if translation and translation.source.locale_id == page.locale_id else None


def waits_for_its_day(page: Page) -> bool:
    """Its newest draft, or what was approved of it, is to be public on a later day."""
    days = [page.get_latest_revision_as_object().go_live_at]
    days += page.revisions.exclude(approved_go_live_at=None).values_list("approved_go_live_at", flat=True)
    return any(day and day > timezone.now() for day in days)


def ready_revision(page: Page) -> Revision | None:
    """Of a page on its own: the newest draft where it is marked, else what was approved for an hour that has come."""
    if is_marked(page):
        return page.get_latest_revision()
    planned = page.scheduled_revision
    return planned if planned and planned.approved_go_live_at <= timezone.now() else None


def is_marked(page: Page) -> bool:
    """Somebody said of the newest draft that it is ready to be public together with the other languages.

    A publication uses the mark up: what is withdrawn after it has to be looked at again.
    """
    if page.latest_revision_id is None:
        return False
    marks = PageLogEntry.objects.filter(page=page.pk, action=READY, revision=page.latest_revision_id)
    if page.last_published_at:
        marks = marks.filter(timestamp__gt=page.last_published_at)
    return marks.exists()


def mark_ready(page: Page, user: AbstractBaseUser | None) -> None:
    """Say so, in the history of the page. Raises ValidationError for what a publication lacks."""
    draft = page.get_latest_revision_as_object()
    draft.live = True
    draft.full_clean()
    draft.live = page.live
    revision = page.get_latest_revision() or draft.save_revision(user=user, clean=False)
    log(instance=page, action=READY, user=user, revision=revision)


def said_of_mark(page: Page) -> str:
    """What its people are told of a page that is marked as ready."""
    title = {"title": page.get_admin_display_title()}
    if waits_for_its_day(page):
        return (
            _(
                "“%(title)s” is marked as ready. It becomes public together with the other languages, not before the "
                "day that it is meant for."
            )
            % title
        )
    return _("“%(title)s” is marked as ready. It becomes public together with the other languages.") % title


def _is_complete(translation: Translation, page: Page) -> bool:
    """Whether the translation could be public if ``page``, as it is in memory, were: tried out, and taken back."""
    with transaction.atomic():
        TranslationSource.update_or_create_from_instance(page)
        Page.objects.filter(pk=page.pk).update(live=True)
        hindered = publication_obstacle(translation.get_target_instance())
        transaction.set_rollback(True)
    return hindered is None
