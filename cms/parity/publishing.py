"""All languages of a record become public together: both or none, in one transaction.

What asks a user (the editor, bulk actions, urgent publication) asks the gate before. Here is what follows: the other
languages that are ready are published with the first; a way to publish that asked nobody is refused.
"""

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import get_active_log_context, log
from wagtail.models import Page, WorkflowState
from wagtail_localize.models import Translation, TranslationSource

from cms.clock import today
from cms.roles.urgent import sentences
from cms.templatetags.cms_tags import language_in_sentence
from cms.translations.facts import is_copying

from . import gate, held, ready
from .importing import gate_is_asked_later, passes_unasked
from .log_actions import READY


def after_becoming_public(sender, instance: Page, **kwargs) -> None:
    """Publish the record's other languages with its first; raise PublicationRefused where the gate is closed."""
    if instance.alias_of_id or is_copying():
        return
    if gate_is_asked_later():
        passes_unasked(instance.pk)
        return
    duty = gate.gated_duty(instance)
    if duty is None:
        return
    if obstacle := gate.obstacle_to_first(instance, duty, today()):
        raise gate.PublicationRefused({NON_FIELD_ERRORS: [obstacle.sentence]})
    for twin in gate.twins_of(instance, duty).values():
        if not twin.live and ready.is_ready(twin, instance):
            _publish_too(instance, twin)


def _publish_too(first: Page, twin: Page) -> None:
    try:
        _publish_with(first, twin, _acting_user(first))
    except ValidationError as error:
        raise gate.PublicationRefused({NON_FIELD_ERRORS: [fault_in(twin), *sentences(error, twin)]}) from error


def fault_in(twin: Page) -> str:
    return _("Nothing was published: the page in %(language)s, “%(title)s”, cannot be public as it is.") % {
        "language": language_in_sentence(twin.locale.language_code),
        "title": twin.get_admin_display_title(),
    }


def _acting_user(page: Page) -> AbstractBaseUser | None:
    """Who publishes: the user of the request, else the author of what becomes public."""
    return get_active_log_context().user or (page.live_revision.user if page.live_revision else None)


@transaction.atomic
def _publish_with(first: Page, twin: Page, user: AbstractBaseUser | None) -> None:
    if translation := ready.translation_from(first, twin):
        revision = _translate(first, translation, user)
    else:
        revision = ready.ready_revision(twin)
    revision.publish(user=user, skip_permission_checks=True)


def _translate(first: Page, translation: Translation, user: AbstractBaseUser | None):
    """The texts are those of the page that becomes public. The package would publish after the transaction."""
    TranslationSource.update_or_create_from_instance(first)
    translation.refresh_from_db()
    translation.save_target(user=user, publish=False)
    return translation.get_target_instance().get_latest_revision()


def finish_workflow(state: WorkflowState, user: AbstractBaseUser | None) -> None:
    """Publish what was approved, or plan it for its day, or note that it is ready where it waits for a language."""
    revision = state.content_object.get_latest_revision()
    page = revision.as_object()
    asked = isinstance(page, Page) and not is_for_later(page)
    if found := gate.obstacle(page, today()) if asked else None:
        log(instance=page, action=READY, user=user, revision=revision)
        held.tell(found.sentence, ready.said_of_mark(page))
    else:
        revision.publish(user=user)


def is_for_later(page: Page) -> bool:
    """What is planned for a later day is asked when the day has come."""
    return page.go_live_at is not None and page.go_live_at > timezone.now()
