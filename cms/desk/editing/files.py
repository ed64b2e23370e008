"""Files of a record that lack the language of its translation, asked for beside the text."""

from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.urls import reverse
from wagtail.admin.utils import set_query_params
from wagtail.permissions import policy_registry

from cms.desk.access import Work
from documents.models import PublicationDocument
from pages.models import Attachment


@dataclass(frozen=True)
class WantedFile:
    """``upload`` is the address of the form for the missing edition, empty where the user may not add files."""

    title: str
    read: str
    upload: str


def wanted_files(work: Work, user: AbstractBaseUser) -> list[WantedFile]:
    """Attachments of the original without an edition in the language of the translation."""
    attached = Attachment.objects.filter(page=work.original) if work.original else Attachment.objects.none()
    attached = attached.select_related("document__record").prefetch_related("document__record__editions")
    may_add = policy_registry.get_by_type(PublicationDocument).user_has_permission(user, "add")
    return [
        WantedFile(
            attachment.document.title,
            attachment.document.url,
            _upload(attachment.document, work.language) if may_add else "",
        )
        for attachment in attached
        if work.language not in {edition.language for edition in attachment.document.record.editions.all()}
    ]


def _upload(document: PublicationDocument, language: str) -> str:
    return set_query_params(reverse("wagtaildocs:add"), {"record": document.record.key, "language": language})
