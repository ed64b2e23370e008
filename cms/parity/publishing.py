"""All languages of a record become public together: both or none, in one transaction.

What asks a user (the editor, bulk actions, urgent publication) asks the gate before. Here is what follows: the other
languages that are ready are published with the first; a way to publish that asked nobody is refused.
"""

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import get_active_log_context, log
from wagtail.models import Page, Revision, WorkflowState
from wagtail_localize.models import Translation, TranslationSource

from cms.clock import today
from cms.translations.drafts import is_first_publication
from cms.translations.facts import is_copying
from cms.translations.readiness import running_translation

from . import gate
from .importing import gate_is_asked_later
from .log_actions import HELD, READY


def after_publication(sender, instance: Page, revision: Revision | None = None, alias: bool = False, **kwargs) -> None:
    """Publish the record's other languages with its first; raise PublicationRefused where the gate is closed."""
    if alias or is_copying() or gate_is_asked_later() or not instance.live or not is_first_publication(instance):
        return
    duty = gate.gated_duty(instance)
    if duty is None:
        return
    if obstacle := gate.obstacle_to_first(instance, duty, today()):
        raise gate.PublicationRefused({NON_FIELD_ERRORS: [obstacle.sentence]})
    for twin in gate.twins_of(instance, duty).values():
        if not twin.live and gate.is_ready(twin, instance):
            _publish_with(instance, twin, _acting_user(revision))


def _acting_user(revision: Revision | None) -> AbstractBaseUser | None:
    return get_active_log_context().user or (revision.user if revision else None)


@transaction.atomic
def _publish_with(first: Page, twin: Page, user: AbstractBaseUser | None) -> None:
    translation = running_translation(twin)
    if translation and translation.source.locale_id == first.locale_id:
        _publish_translation(first, translation, user)
    else:
        draft = twin.get_latest_revision_as_object()
        draft.go_live_at = None
        draft.save_revision(user=user, clean=False).publish(user=user, skip_permission_checks=True)


def _publish_translation(first: Page, translation: Translation, user: AbstractBaseUser | None) -> None:
    """The texts are those of the page that has just become public."""
    TranslationSource.update_or_create_from_instance(first)
    translation.refresh_from_db()
    translation.save_target(user=user, publish=True)


def finish_workflow(state: WorkflowState, user: AbstractBaseUser | None) -> None:
    """Publish what was approved, or note that it is ready where it waits for another language."""
    revision = state.content_object.get_latest_revision()
    page = revision.as_object()
    if isinstance(page, Page) and gate.obstacle(page, today()):
        log(instance=page, action=READY, user=user, revision=revision)
    else:
        revision.publish(user=user)


def publish_due() -> tuple[int, int]:
    """Publish what is due of kinds that have a gate, each record as a whole; return how many, and how many are held.

    What is held stays a draft that is marked as ready: it becomes public with the language it waits for.
    """
    published = held = 0
    due = Revision.page_revisions.filter(approved_go_live_at__lte=timezone.now()).order_by("approved_go_live_at", "pk")
    for revision in due:
        page = revision.as_object()
        if gate.gated_duty(page) is None:
            continue
        if gate.obstacle(page, today()) is None and _published_on_time(revision):
            published += 1
        else:
            _hold(page, revision)
            held += 1
    return published, held


def _published_on_time(revision: Revision) -> bool:
    try:
        with transaction.atomic():
            revision.publish(log_action="wagtail.publish.scheduled")
    except ValidationError:
        return False
    return True


@transaction.atomic
def _hold(page: Page, revision: Revision) -> None:
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
    log(instance=page, action=READY, revision=revision)
    log(instance=page, action=HELD, revision=revision)
