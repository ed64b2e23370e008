"""What changes who may see a document, and where it is written down at once: nothing may show longer than it should."""

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

from . import visibility
from .models import DocumentUse, PublicationDocument


def page_is_public(instance, **kwargs):
    visibility.note_uses(instance)


def page_is_withdrawn(instance, **kwargs):
    visibility.refresh_shown_by(instance)


def page_is_moved(instance, **kwargs):
    visibility.refresh()


def use_is_gone(instance, **kwargs):
    visibility.refresh([instance.record_id])


def restriction_changed(**kwargs):
    visibility.refresh()


def collection_changed(created=False, **kwargs):
    if not created:
        visibility.refresh()
        # Wagtail moves the collection after it saved it, in the same transaction, and no signal tells that.
        transaction.on_commit(visibility.refresh)


def edition_saved(instance, raw=False, **kwargs):
    if not raw:
        visibility.refresh([instance.record_id])


def edition_gone(instance, **kwargs):
    visibility.refresh([instance.record_id])


def connect() -> None:
    page_published.connect(page_is_public)
    page_unpublished.connect(page_is_withdrawn)
    post_page_move.connect(page_is_moved)
    post_delete.connect(use_is_gone, sender=DocumentUse)
    for model in (PageViewRestriction, CollectionViewRestriction):
        post_save.connect(restriction_changed, sender=model)
        post_delete.connect(restriction_changed, sender=model)
    post_save.connect(collection_changed, sender=Collection)
    post_save.connect(edition_saved, sender=PublicationDocument)
    post_delete.connect(edition_gone, sender=PublicationDocument)
