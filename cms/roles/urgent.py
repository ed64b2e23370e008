"""Publishing without review: by whom, what, and how it is recorded."""

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page

from .permissions import URGENTLY

PUBLISHED_URGENTLY = "komuna.publish_urgent"


def may_publish_urgently(user: AbstractBaseUser, page: Page) -> bool:
    """The permission, a page the user may edit, and nobody else's lock on it. Moderation is no lock here."""
    locked = page.locked and page.locked_by_id != user.pk
    return user.has_perm(URGENTLY) and page.permissions_for_user(user).can_edit() and not locked


def is_unpublished(page: Page) -> bool:
    return not page.live or page.has_unpublished_changes


def is_needed(user: AbstractBaseUser, page: Page) -> bool:
    """True where the ordinary way is closed to the user, or somebody else has yet to decide."""
    return is_unpublished(page) and (page.workflow_in_progress or not page.permissions_for_user(user).can_publish())


def checked_revision(page: Page) -> Page:
    """The latest revision as it would be public. Raises ValidationError for what a publication lacks."""
    latest = page.get_latest_revision_as_object()
    latest.live = True
    if latest.go_live_at and latest.go_live_at > timezone.now():
        latest.go_live_at = None
    latest.full_clean()
    return latest


@transaction.atomic
def publish_urgently(latest: Page, user: AbstractBaseUser, reason: str) -> None:
    """Publish what ``checked_revision`` returned, end its moderation, and record the reason."""
    revision = latest.save_revision(user=user, clean=False)
    revision.publish(user=user, log_action=False, skip_permission_checks=True)
    state = Page.objects.get(pk=latest.pk).current_workflow_state
    if state:
        state.cancel(user=user)
    log(
        instance=latest,
        action=PUBLISHED_URGENTLY,
        user=user,
        revision=revision,
        data={"reason": reason},
        content_changed=True,
    )


def sentences(error: ValidationError, page: Page) -> list[str]:
    """What a publication lacks, each with the name of its field."""
    if not hasattr(error, "error_dict"):
        return error.messages
    found = []
    for name, texts in error.message_dict.items():
        label = "" if name == NON_FIELD_ERRORS else f"{_label(page, name)}: "
        found += [f"{label}{text}" for text in texts]
    return found


def _label(page: Page, name: str) -> str:
    labels = {field.name: field.verbose_name for field in page._meta.get_fields() if hasattr(field, "verbose_name")}
    label = str(labels.get(name, name))
    return label[:1].upper() + label[1:]
