"""Whoever may edit a record in one of its languages sees what the languages disagree in, and decides."""

from uuid import UUID

from django.db.models import QuerySet
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.consistency.models import Finding
from documents.models import DocumentVersion
from documents.office.editing import permissions as documents


def pages_of(user) -> QuerySet[Page]:
    return policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change")


def findings_of(user) -> QuerySet[Finding]:
    """Findings of the texts as they are, of records that the user may edit."""
    keys = pages_of(user).order_by().values("translation_key")
    return Finding.objects.filter(is_current=True, translation_key__in=keys)


def may_see(user) -> bool:
    return policy_registry.get_by_type(Page).user_has_permission(user, "change")


def may_edit(user, key: UUID) -> bool:
    return pages_of(user).filter(translation_key=key).exists()


def may_see_picture(user, version: DocumentVersion) -> bool:
    return documents.may(user, "change", version.document)
