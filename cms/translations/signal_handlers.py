"""Signals decide and enqueue, nothing more."""

from functools import partial

from django.db import transaction
from django.db.models.signals import pre_delete, pre_save
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from cms.models import RecordPage

from . import drafts
from .aliases import keep_foreign_alias_as_draft
from .facts import is_copying
from .tasks import draft_translations, share_facts
from .withdrawal import withdraw_translations_of


def connect() -> None:
    pre_save.connect(keep_foreign_alias_as_draft, dispatch_uid="komuna_foreign_alias")
    page_published.connect(after_publication, dispatch_uid="komuna_after_publication")
    page_unpublished.connect(after_withdrawal, dispatch_uid="komuna_after_withdrawal")
    pre_delete.connect(before_deletion, sender=Page, dispatch_uid="komuna_before_deletion")


def after_publication(sender, instance: Page, revision=None, alias: bool = False, **kwargs) -> None:
    if alias or not instance.live:
        return
    user_id = _acting_user(revision)
    if not is_copying():
        transaction.on_commit(partial(share_facts.enqueue, instance.pk, user_id))
    if isinstance(instance, RecordPage) and drafts.are_wanted() and drafts.is_first_publication(instance):
        transaction.on_commit(partial(draft_translations.enqueue, instance.pk, user_id))


def _acting_user(revision) -> int | None:
    """Who publishes: the user of the admin request, else the author of what is published."""
    user = get_active_log_context().user
    if user is not None:
        return user.pk
    return revision.user_id if revision else None


def after_withdrawal(sender, instance: Page, **kwargs) -> None:
    withdraw_translations_of(instance)


def before_deletion(sender, instance: Page, **kwargs) -> None:
    """Before, because the package forgets after it which pages were made from the deleted one."""
    withdraw_translations_of(instance)
