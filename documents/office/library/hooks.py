"""The office's work on many documents, registered with Wagtail."""

from django.http import HttpRequest
from django.urls import include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from . import log_actions, permissions, urls
from .boards.panel import AttentionPanel
from .views import NAMESPACE

# Right after Wagtail's own “Documents”.
_ORDER = 401


@hooks.register("register_admin_urls")
def register_admin_urls() -> list:
    return [path("library/", include((urls.urlpatterns, NAMESPACE), namespace=NAMESPACE))]


class ChangingItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return permissions.may_change_documents(request.user)


class AddingItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return permissions.may_add_documents(request.user)


def _item(kind: type[MenuItem], label, name: str, icon: str, order: int) -> MenuItem:
    address = reverse_lazy(f"{NAMESPACE}:{name}")
    return kind(label, address, name=f"documents-{name}", icon_name=icon, order=order)


@hooks.register("register_admin_menu_item")
def register_library_menu() -> MenuItem:
    items = [
        _item(ChangingItem, _("Open work"), "boards", "tasks", 1),
        _item(AddingItem, _("Upload several files"), "bulk", "upload", 2),
        _item(ChangingItem, _("Spreadsheet"), "spreadsheet", "table", 3),
    ]
    # The whole name has no place in the side bar.
    label = pgettext_lazy("menu", "Library")
    return SubmenuMenuItem(label, Menu(items=items), name="documents-library", icon_name="folder", order=_ORDER)


@hooks.register("construct_homepage_panels")
def add_attention_panel(request: HttpRequest, panels: list) -> None:
    panels.append(AttentionPanel())


@hooks.register("register_log_actions")
def register_log_actions(actions) -> None:
    log_actions.register(actions)
