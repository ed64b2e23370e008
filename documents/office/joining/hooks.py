"""Joining and separating the languages of a document, registered with Wagtail."""

from django.urls import include, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.log_actions import LogFormatter

from .views import ChooseView, JoinView, SeparateView
from .work import JOINED, SEPARATED

NAMESPACE = "documents_joining"


@hooks.register("register_admin_urls")
def register_admin_urls() -> list:
    urls = [
        path("<int:edition_id>/", ChooseView.as_view(), name="choose"),
        path("<int:edition_id>/<int:other_id>/", JoinView.as_view(), name="join"),
        path("<int:edition_id>/separate/", SeparateView.as_view(), name="separate"),
    ]
    return [path("document-languages/", include((urls, NAMESPACE), namespace=NAMESPACE))]


class Joined(LogFormatter):
    label = gettext_lazy("Join two documents")

    def format_message(self, log_entry) -> str:
        return _("Joined with “%(title)s” as one document") % {"title": (log_entry.data or {}).get("title", "")}


class Separated(LogFormatter):
    label = gettext_lazy("Separate two documents")

    def format_message(self, log_entry) -> str:
        return _("Separated from “%(title)s”") % {"title": (log_entry.data or {}).get("title", "")}


@hooks.register("register_log_actions")
def register_log_actions(actions) -> None:
    actions.register_action(JOINED)(Joined)
    actions.register_action(SEPARATED)(Separated)
