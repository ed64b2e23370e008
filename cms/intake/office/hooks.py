"""The keys and the log, registered with Wagtail."""

from django.contrib.auth.models import Permission
from django.http import HttpRequest
from django.urls import include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.intake.log_actions import FORMATTERS

from .report import NAMESPACE, CallsReport, may_see
from .tokens import TokenViewSet


@hooks.register("register_admin_viewset")
def register_tokens() -> TokenViewSet:
    return TokenViewSet("wagtailusers_api_tokens", url_prefix="api-tokens")


@hooks.register("register_admin_urls")
def register_admin_urls() -> list:
    urls = [
        path("", CallsReport.as_view(), name="report"),
        path("results/", CallsReport.as_view(results_only=True), name="report_results"),
    ]
    return [path("reports/system-calls/", include((urls, NAMESPACE), namespace=NAMESPACE))]


class ReportItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_see(request.user)


@hooks.register("register_reports_menu_item")
def register_report() -> MenuItem:
    address = reverse_lazy(f"{NAMESPACE}:report")
    return ReportItem(_("Calls of other systems"), address, name="system-calls", icon_name="key", order=1300)


@hooks.register("register_permissions")
def register_permissions():
    tokens = {f"{action}_apitoken" for action in ("add", "change", "delete", "view")}
    return Permission.objects.filter(
        codename__in=[*tokens, "view_call"], content_type__app_label__in=["wagtailcore", "intake"]
    )


@hooks.register("register_log_actions")
def register_log_actions(actions) -> None:
    for action, formatter in FORMATTERS.items():
        actions.register_action(action)(formatter)
