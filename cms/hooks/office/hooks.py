"""Webhooks and their messages, in the settings of the admin."""

from django.http import HttpRequest
from django.urls import include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from . import rights
from .log_actions import FORMATTERS
from .messages import MessagesReport
from .subscriptions import WebhookViewSet
from .webhook import NAMESPACE, WebhookView

register_snippet(WebhookViewSet)


@hooks.register("register_admin_urls")
def register_admin_urls() -> list:
    urls = [
        path("messages/", MessagesReport.as_view(), name="messages"),
        path("messages/results/", MessagesReport.as_view(results_only=True), name="messages_results"),
        path("<int:pk>/", WebhookView.as_view(), name="webhook"),
    ]
    return [path("webhooks/", include((urls, NAMESPACE), namespace=NAMESPACE))]


class MessagesItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return rights.may_see(request.user)


@hooks.register("register_settings_menu_item")
def register_messages() -> MenuItem:
    address = reverse_lazy(f"{NAMESPACE}:messages")
    return MessagesItem(_("Messages of webhooks"), address, name="webhook-messages", icon_name="mail", order=811)


@hooks.register("register_permissions")
def register_permissions():
    return rights.permissions()


@hooks.register("register_log_actions")
def register_log_actions(actions) -> None:
    for name, formatter in FORMATTERS.items():
        actions.register_action(name)(formatter)
