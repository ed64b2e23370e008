"""Signals decide and enqueue, nothing more."""

from functools import partial

from django.db import transaction
from django.db.models.signals import post_save
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page
from wagtail.signals import page_published
from wagtail_localize.models import Translation

from cms.translations.facts import is_copying
from cms.translations.joining import record_changed
from cms.translations.models import TranslatedSource
from cms.translations.readiness import running_translation

from . import moving, tasks


def connect() -> None:
    post_save.connect(translation_is_begun, sender=Translation, dispatch_uid="desk_translation_begun")
    post_save.connect(state_is_kept, sender=TranslatedSource, dispatch_uid="desk_state_kept")
    page_published.connect(page_is_public, dispatch_uid="desk_page_public")
    record_changed.connect(page_changed_its_record, dispatch_uid="desk_record_changed")


def translation_is_begun(sender, instance: Translation, created: bool, raw: bool = False, **kwargs) -> None:
    if created and not raw:
        key, locale, user = str(instance.source.object_id), instance.target_locale_id, get_active_log_context().user
        transaction.on_commit(partial(tasks.tell_of_arrival.enqueue, key, locale, user.pk if user else None))


def state_is_kept(sender, instance: TranslatedSource, raw: bool = False, **kwargs) -> None:
    if instance.source_changed_at and not raw:
        key, since = str(instance.translation_key), instance.source_changed_at.isoformat()
        transaction.on_commit(partial(tasks.tell_of_change.enqueue, key, instance.locale_id, since))


def page_is_public(sender, instance: Page, revision=None, alias: bool = False, **kwargs) -> None:
    if alias or is_copying() or not instance.live or not running_translation(instance):
        return
    user = get_active_log_context().user or (revision.user if revision else None)
    transaction.on_commit(partial(tasks.end_of_work.enqueue, instance.pk, user.pk if user else None))


def page_changed_its_record(sender, old_key, new_key, page: Page, **kwargs) -> None:
    moving.follow(old_key, new_key, page)
