"""Editing a document in the admin: versions, withdrawing, the reading of its text. Registered with Wagtail."""

from django.urls import include, path
from wagtail import hooks

from . import log_actions, trail, urls
from .bulk import DeleteUnused
from .views import NAMESPACE

# Some addresses are Wagtail's own, whose views these replace; its list of actions takes the last one of a name.
FIRST, LAST = -10, 100

trail.connect()


@hooks.register("register_admin_urls", order=FIRST)
def register_admin_urls() -> list:
    return [path("documents/", include((urls.urlpatterns, NAMESPACE), namespace=NAMESPACE))]


@hooks.register("register_log_actions")
def register_log_actions(actions) -> None:
    log_actions.register(actions)


hooks.register("register_bulk_action", DeleteUnused, order=LAST)
