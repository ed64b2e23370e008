"""Editing a document in the admin: versions, withdrawing, the reading of its text. Registered with Wagtail."""

from django.urls import include, path
from wagtail import hooks

from cms.forms import publication_questions

from . import log_actions, trail, urls
from .admin_api import KnownDocuments
from .bulk import AddTags, AddToCollection, DeleteUnused
from .publishing import documents_to_look_at
from .views import NAMESPACE

# Some addresses are Wagtail's own, whose views these replace; its list of actions takes the last one of a name.
FIRST, LAST = -10, 100

trail.connect()
publication_questions.append(documents_to_look_at)


@hooks.register("register_admin_urls", order=FIRST)
def register_admin_urls() -> list:
    return [path("documents/", include((urls.urlpatterns, NAMESPACE), namespace=NAMESPACE))]


@hooks.register("register_log_actions")
def register_log_actions(actions) -> None:
    log_actions.register(actions)


for action in (AddTags, AddToCollection, DeleteUnused):
    hooks.register("register_bulk_action", action, order=LAST)


@hooks.register("construct_admin_api", order=LAST)
def construct_admin_api(router) -> None:
    router.register_endpoint("documents", KnownDocuments)
