"""Who may do what with which documents: Wagtail's own policy, by collection."""

from collections.abc import Iterable

from django.db.models import QuerySet
from wagtail.models import Collection
from wagtail.permissions import policy_registry

from documents.models import PublicationDocument

# More than a database has; a longer number is one that somebody made up.
_MOST_DIGITS = 18


def keys_in(sent: Iterable[str]) -> list[int]:
    """The keys of rows among what a request names; whatever cannot be one is left out."""
    return [int(key) for key in sent if key.isdecimal() and len(key) <= _MOST_DIGITS]


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
