"""The report, the view of one record and the register of laws, registered with Wagtail."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from cms.consistency.choices import State
from cms.consistency.models import Finding

from . import rights
from .laws import LawViewSet
from .record import RecordView
from .report import NAMESPACE, FindingsReport, record_url

register_snippet(LawViewSet)


@hooks.register("register_admin_urls")
def register_admin_urls() -> list:
    urls = [
        path("", FindingsReport.as_view(), name="report"),
        path("results/", FindingsReport.as_view(results_only=True), name="report_results"),
        path("record/<uuid:key>/", RecordView.as_view(), name="record"),
    ]
    return [path("reports/differences/", include((urls, NAMESPACE), namespace=NAMESPACE))]


class ReportItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return rights.may_see(request.user)


@hooks.register("register_reports_menu_item")
def register_report() -> MenuItem:
    address = reverse_lazy(f"{NAMESPACE}:report")
    return ReportItem(
        _("Differences between the languages"), address, name="differences", icon_name="warning", order=1210
    )


@hooks.register("register_page_header_buttons")
def link_from_the_editor(page: Page, user, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """In the menu of a page's editor, where its languages disagree."""
    if view_name != "edit" or not page.permissions_for_user(user).can_edit():
        return
    current = Finding.objects.filter(translation_key=page.translation_key, is_current=True)
    states = list(current.values_list("state", flat=True))
    if states:
        count = states.count(State.OPEN)
        label = ngettext("Languages differ: %(n)d place to look at", "Languages differ: %(n)d places to look at", count)
        yield Button(label % {"n": count}, record_url(page.translation_key), icon_name="warning", priority=70)
