"""Whoever becomes or stops being a publisher changes who may publish, at once."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db.models.signals import m2m_changed, post_delete, post_save

from .choices import PUBLISHERS
from .publication import apply_publication_rule

MEMBERSHIP = {"post_add", "post_remove", "post_clear"}


def connect() -> None:
    user = get_user_model()
    m2m_changed.connect(membership_changed, sender=user.groups.through, dispatch_uid="roles_membership")
    post_save.connect(user_saved, sender=user, dispatch_uid="roles_user_saved")
    post_delete.connect(user_deleted, sender=user, dispatch_uid="roles_user_deleted")
    post_delete.connect(group_deleted, sender=Group, dispatch_uid="roles_group_deleted")


def membership_changed(sender, action: str, **kwargs) -> None:
    if action in MEMBERSHIP:
        apply_publication_rule()


def user_saved(sender, created: bool, raw: bool = False, update_fields=None, **kwargs) -> None:
    """Activity decides; a log-in, which saves the time of it only, does not."""
    if not created and not raw and (update_fields is None or "is_active" in update_fields):
        apply_publication_rule()


def user_deleted(sender, **kwargs) -> None:
    apply_publication_rule()


def group_deleted(sender, instance: Group, **kwargs) -> None:
    if instance.name == PUBLISHERS:
        apply_publication_rule()
