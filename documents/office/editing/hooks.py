"""Editing a document in the admin: versions, withdrawing, the reading of its text. Registered with Wagtail."""

from django.urls import include, path
from wagtail import hooks

from cms.forms import publication_questions

from . import log_actions, trail, urls
from .bulk import DeleteUnused
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


hooks.register("register_bulk_action", DeleteUnused, order=LAST)
