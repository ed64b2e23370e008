"""Signals decide and enqueue, nothing more."""

from functools import partial

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page
from wagtail.signals import copy_for_translation_done, page_published, page_unpublished
from wagtail_localize.models import StringTranslation, Translation, TranslationLog

from cms.models import RecordPage

from . import drafts
from .aliases import keep_foreign_alias_as_draft
from .facts import is_copying, words_stay
from .kept import before_text_is_removed, before_text_is_replaced
from .later import refresh_later
from .machine import refuse_on_going_live
from .machine_marks import alias_becomes_a_page, before_text_is_stored, follow_copies, text_is_stored
from .own_texts import make_own, translations_from
from .states import note_publication
from .tasks import draft_translations, share_facts
from .withdrawal import withdraw_translations_of


def connect() -> None:
    pre_save.connect(keep_foreign_alias_as_draft, dispatch_uid="komuna_foreign_alias")
    pre_save.connect(refuse_on_going_live, dispatch_uid="komuna_machine_texts")
    pre_save.connect(alias_becomes_a_page, dispatch_uid="komuna_alias_becomes_a_page")
    pre_save.connect(before_text_is_stored, sender=StringTranslation, dispatch_uid="komuna_before_text_is_stored")
    post_save.connect(text_is_stored, sender=StringTranslation, dispatch_uid="komuna_text_is_stored")
    follow_copies()
    pre_save.connect(before_text_is_replaced, sender=StringTranslation, dispatch_uid="komuna_text_replaced")
    pre_delete.connect(before_text_is_removed, sender=StringTranslation, dispatch_uid="komuna_text_removed")
    page_published.connect(after_publication, dispatch_uid="komuna_after_publication")
    page_unpublished.connect(after_withdrawal, dispatch_uid="komuna_after_withdrawal")
    pre_delete.connect(before_deletion, sender=Page, dispatch_uid="komuna_before_deletion")
    post_delete.connect(after_deletion, sender=Page, dispatch_uid="komuna_after_deletion")
    copy_for_translation_done.connect(translation_is_begun, dispatch_uid="komuna_translation_begun")
    post_save.connect(translation_is_kept, sender=Translation, dispatch_uid="komuna_translation_kept")
    post_save.connect(segments_are_saved, sender=TranslationLog, dispatch_uid="komuna_segments_saved")
    for signal in (post_save, post_delete):
        signal.connect(text_is_translated, sender=StringTranslation, dispatch_uid="komuna_text_translated")


def after_publication(sender, instance: Page, revision=None, alias: bool = False, **kwargs) -> None:
    if alias or not instance.live:
        return
    if words_stay():
        refresh_later(instance.translation_key)
    else:
        note_publication(instance)
        refresh_later(instance.translation_key, instance.locale_id)
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
    for translation in translations_from(instance):
        make_own(translation, get_active_log_context().user)


def after_deletion(sender, instance: Page, **kwargs) -> None:
    refresh_later(instance.translation_key)


def translation_is_begun(sender, source_obj, target_obj, **kwargs) -> None:
    if isinstance(target_obj, Page):
        refresh_later(target_obj.translation_key)


def translation_is_kept(sender, instance: Translation, **kwargs) -> None:
    refresh_later(instance.source.object_id)


def segments_are_saved(sender, instance: TranslationLog, **kwargs) -> None:
    refresh_later(instance.source.object_id, instance.locale_id)


def text_is_translated(sender, instance: StringTranslation, **kwargs) -> None:
    if instance.context:
        refresh_later(instance.context.object_id)
