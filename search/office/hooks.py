"""Synonyms, pinned results and the report of searches, registered with Wagtail."""

from django.contrib.auth.models import Permission
from django.http import HttpRequest
from django.urls import include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from .pins import PinViewSet
from .report import NAMESPACE, AskedReport, may_see
from .synonyms import SynonymViewSet


@register_snippet
class SearchGroup(SnippetViewSetGroup):
    menu_label = _("Search words")
    menu_icon = "search"
    # Right after the taxonomy.
    menu_order = 251
    items = (SynonymViewSet, PinViewSet)


@hooks.register("register_admin_urls")
def register_admin_urls() -> list:
    urls = [
        path("", AskedReport.as_view(), name="report"),
        path("results/", AskedReport.as_view(results_only=True), name="report_results"),
    ]
    return [path("reports/searches/", include((urls, NAMESPACE), namespace=NAMESPACE))]


class ReportItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_see(request.user)


@hooks.register("register_reports_menu_item")
def register_report() -> MenuItem:
    address = reverse_lazy(f"{NAMESPACE}:report")
    return ReportItem(_("Searches without result"), address, name="searches", icon_name="search", order=1200)


@hooks.register("register_permissions")
def register_permissions():
    return Permission.objects.filter(content_type__app_label="search", codename="view_querycount")
