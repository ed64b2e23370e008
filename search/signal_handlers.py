"""What changes the catalogue. What may no longer show is taken away at once; everything else follows the commit."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail import hooks
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Locale,
    ModelLogEntry,
    Page,
    PageViewRestriction,
    Site,
)
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move, pre_page_move

from cms.models import Body, Place, Topic
from documents.models import DocumentRecord, DocumentUse, PageText, PublicationDocument
from documents.signals import records_hidden, records_touched

from .catalogue.affected import By, below, keys_of, named, showing, showing_from
from .catalogue.later import refresh_later, refresh_showing
from .catalogue.writing import forget, hide_now, remove_now

WITHDRAWN = "documents.withdraw"


def page_is_public(instance, **kwargs):
    refresh_later([instance.translation_key])


def page_is_saved(instance, created=False, raw=False, **kwargs):
    """Sections and years are made live without being published."""
    if created and not raw and isinstance(instance, Page) and instance.live:
        refresh_later([instance.translation_key])


def page_is_withdrawn(instance, **kwargs):
    """Wagtail tells it of a live page that is deleted, too."""
    remove_now(Q(pk=instance.pk))
    # The entry of a page that is being deleted may have gone with it.
    forget([instance.translation_key], [instance.pk])
    refresh_later([instance.translation_key])


def page_will_move(instance, parent_page_after, **kwargs):
    """A page on its way under a restriction has left the catalogue before it gets there."""
    if parent_page_after.get_view_restrictions().exists():
        hide_now(below(instance.path))


def page_is_moved(instance, **kwargs):
    remove_now(below(instance.path))
    refresh_later(keys_of(below(instance.path)))


def address_changed(instance, **kwargs):
    refresh_later(keys_of(below(instance.path)))


def page_restricted(instance, **kwargs):
    remove_now(below(instance.page.path))
    refresh_later(keys_of(below(instance.page.path)))


def collection_restricted(instance, **kwargs):
    refresh_later(showing_from(instance.collection.path))


def collection_changed(instance, created=False, **kwargs):
    """It may be about to be moved, with the same documents in it."""
    if not created:
        refresh_later(showing_from(instance.path))


def use_is_gone(instance, **kwargs):
    refresh_later(keys_of(Q(pk=instance.page_id)))


def edition_changed(instance, **kwargs):
    refresh_showing(By.RECORD, instance.record_id)


def documents_touched(records, **kwargs):
    for record in records:
        refresh_showing(By.RECORD, record)


def facts_changed(instance, created=False, **kwargs):
    if not created:
        refresh_showing(By.RECORD, instance.pk)


def text_changed(instance, **kwargs):
    refresh_showing(By.VERSION, instance.version_id)


def documents_hidden(records, **kwargs):
    forget(showing(By.RECORD, records))


def work_is_logged(instance, **kwargs):
    """Withdrawals and corrections are written for many rows at once, and logged for each edition."""
    if instance.content_type_id == ContentType.objects.get_for_model(PublicationDocument).pk:
        edition = int(instance.object_id)
        if instance.action == WITHDRAWN:
            forget(showing(By.EDITION, [edition]))
        refresh_showing(By.EDITION, edition)


def put_into_collection(request, action_type, objects, action_class_instance):
    """Wagtail puts many documents into a collection by one query, without a signal."""
    if action_class_instance.models == [PublicationDocument]:
        for edition in objects:
            refresh_showing(By.RECORD, edition.record_id)


def term_is_saved(instance, created=False, **kwargs):
    if not created:
        refresh_later(named(instance))


def term_will_go(instance, **kwargs):
    refresh_later(named(instance))


def locale_is_saved(instance, created=False, **kwargs):
    if not created:
        refresh_later(keys_of(Q(locale=instance)))


def site_changed(**kwargs):
    """Addresses begin at the root of the site."""
    refresh_later(keys_of(Q(live=True)))


def connect() -> None:
    page_published.connect(page_is_public)
    page_unpublished.connect(page_is_withdrawn)
    pre_page_move.connect(page_will_move)
    post_page_move.connect(page_is_moved)
    page_slug_changed.connect(address_changed)
    post_save.connect(page_is_saved)
    post_delete.connect(use_is_gone, sender=DocumentUse)
    post_save.connect(collection_changed, sender=Collection)
    post_save.connect(facts_changed, sender=DocumentRecord)
    records_touched.connect(documents_touched)
    records_hidden.connect(documents_hidden)
    post_save.connect(work_is_logged, sender=ModelLogEntry)
    post_save.connect(locale_is_saved, sender=Locale)
    for signal in (post_save, post_delete):
        signal.connect(page_restricted, sender=PageViewRestriction)
        signal.connect(collection_restricted, sender=CollectionViewRestriction)
        signal.connect(edition_changed, sender=PublicationDocument)
        signal.connect(text_changed, sender=PageText)
        signal.connect(site_changed, sender=Site)
    for model in (Body, Topic, Place):
        post_save.connect(term_is_saved, sender=model)
        pre_delete.connect(term_will_go, sender=model)
    hooks.register("after_bulk_action", put_into_collection)
