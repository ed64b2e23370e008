"""The guide in the admin: its pages, the panel on the first page, the entry under Help."""

from django.http import HttpRequest
from django.urls import include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import views
from .panels import GuidePanel, was_put_away

NAMESPACE = "guide"


@hooks.register("register_admin_urls")
def register_admin_urls() -> list:
    urls = [path("", views.overview, name="overview"), path("<slug:code>/", views.tour, name="tour")]
    return [path("guide/", include((urls, NAMESPACE), namespace=NAMESPACE))]


@hooks.register("construct_homepage_panels")
def add_panel(request: HttpRequest, panels: list) -> None:
    if not was_put_away(request):
        panels.append(GuidePanel())


@hooks.register("register_help_menu_item")
def register_guide() -> MenuItem:
    """Before Wagtail's own help, which is in English."""
    return MenuItem(_("How it works"), reverse_lazy("guide:overview"), name="guide", icon_name="help", order=10)
