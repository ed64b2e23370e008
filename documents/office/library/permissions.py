"""Who may do what with which documents: Wagtail's own policy, by collection."""

from django.db.models import QuerySet
from wagtail.models import Collection
from wagtail.permissions import policy_registry

from documents.models import PublicationDocument


def policy():
    return policy_registry.get_by_type(PublicationDocument)


def editions_to_change(user) -> QuerySet[PublicationDocument]:
    return policy().instances_user_has_any_permission_for(user, ["change"])


def collections_to_fill(user) -> QuerySet[Collection]:
    """The collections that the user may put new documents into."""
    return policy().collections_user_has_permission_for(user, "add")


def may_change_documents(user) -> bool:
    return policy().user_has_any_permission(user, ["change"])


def may_add_documents(user) -> bool:
    return policy().user_has_permission(user, "add")
