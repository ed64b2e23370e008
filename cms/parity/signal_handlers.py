"""What changes the board's rows. Signals decide and enqueue, nothing more."""

from functools import partial

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, PageLogEntry, PageViewRestriction
from wagtail.signals import page_published

from cms.clock import today
from cms.models import became_public
from cms.translations import joining
from cms.translations.models import TranslatedSource
from documents.models import DocumentRecord, DocumentVersion, PublicationDocument
from documents.signals import records_hidden, records_touched

from . import term_names
from .later import refresh_later
from .log_actions import READY
from .models import LanguageDuty, LanguageException
from .publishing import after_becoming_public
from .reading.terms import MODELS, key_of_term
from .tasks import rebuild_languages

BOTH = (post_save, post_delete)


def page_changed(instance, **kwargs) -> None:
    if isinstance(instance, Page):
        refresh_later([instance.translation_key])


def keyed_row_changed(instance, **kwargs) -> None:
    refresh_later([instance.translation_key])


def restriction_changed(instance, **kwargs) -> None:
    below = Page.objects.filter(path__startswith=instance.page.path)
    refresh_later(below.values_list("translation_key", flat=True))


def mark_is_logged(instance, **kwargs) -> None:
    if instance.action == READY:
        refresh_later(Page.objects.filter(pk=instance.page_id).values_list("translation_key", flat=True))


def edition_changed(instance, **kwargs) -> None:
    refresh_later(records=[instance.record_id])


def version_changed(instance, **kwargs) -> None:
    refresh_later(records=[instance.document.record_id])


def records_changed(records, **kwargs) -> None:
    refresh_later(records=records)


def record_changed(instance, **kwargs) -> None:
    refresh_later([instance.key])


def page_changed_its_record(old_key, new_key, **kwargs) -> None:
    refresh_later([old_key, new_key])


def term_changed(instance, raw=False, **kwargs) -> None:
    if not raw:
        term_names.note([instance], today())
    refresh_later([key_of_term(type(instance), instance.pk)])


def term_is_gone(instance, **kwargs) -> None:
    term_names.forget(instance)
    refresh_later([key_of_term(type(instance), instance.pk)])


def duty_changed(raw=False, **kwargs) -> None:
    if not raw:
        transaction.on_commit(partial(rebuild_languages.enqueue))


def connect() -> None:
    # Pages that are published in bulk are not saved one by one.
    page_published.connect(page_changed, dispatch_uid="parity_published")
    became_public.connect(after_becoming_public, dispatch_uid="parity_after_becoming_public")
    for signal in BOTH:
        signal.connect(page_changed, dispatch_uid="parity_page")
        signal.connect(keyed_row_changed, sender=TranslatedSource, dispatch_uid="parity_translation")
        signal.connect(restriction_changed, sender=PageViewRestriction, dispatch_uid="parity_restriction")
        signal.connect(edition_changed, sender=PublicationDocument, dispatch_uid="parity_edition")
        signal.connect(record_changed, sender=DocumentRecord, dispatch_uid="parity_record")
        signal.connect(duty_changed, sender=LanguageDuty, dispatch_uid="parity_duty")
    for model in MODELS:
        post_save.connect(term_changed, sender=model, dispatch_uid=f"parity_{model.__name__}")
        post_delete.connect(term_is_gone, sender=model, dispatch_uid=f"parity_{model.__name__}")
    joining.record_changed.connect(page_changed_its_record, dispatch_uid="parity_record_changed")
    post_save.connect(version_changed, sender=DocumentVersion, dispatch_uid="parity_version")
    post_save.connect(keyed_row_changed, sender=LanguageException, dispatch_uid="parity_exception")
    post_save.connect(mark_is_logged, sender=PageLogEntry, dispatch_uid="parity_ready")
    records_touched.connect(records_changed, dispatch_uid="parity_records_touched")
    records_hidden.connect(records_changed, dispatch_uid="parity_records_hidden")
