"""That a page showed a document once stays known after the page stops showing it, or is gone."""

from django.db.models.signals import post_delete
from wagtail.log_actions import log
from wagtail.models import Page

from documents.models import DocumentUse, PublicationDocument

from .log_actions import NO_LONGER_SHOWN


def use_is_over(instance: DocumentUse, **kwargs) -> None:
    page = Page.objects.filter(pk=instance.page_id).first()
    data = {"page": page.title if page else "", "page_id": instance.page_id}
    for edition in PublicationDocument.objects.filter(record=instance.record_id):
        log(instance=edition, action=NO_LONGER_SHOWN, data=data)


def connect() -> None:
    post_delete.connect(use_is_over, sender=DocumentUse, dispatch_uid="documents_use_is_over")
