"""What other systems asked for, in the reports of the admin."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django_filters import AllValuesFilter, BooleanFilter, ChoiceFilter, DateFromToRangeFilter
from wagtail.admin.auth import permission_denied
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.reports import ReportView
from wagtail.admin.widgets.boolean_radio_select import BooleanRadioSelect

from cms.intake.choices import Operation
from cms.intake.models import Call
from documents.office.library.spreadsheet.formulas import harmless

NAMESPACE = "intake"
RIGHT = "intake.view_call"
OUTCOMES = [("done", _("Done")), ("refused", _("Refused")), ("failed", _("Failed"))]
STATUSES = {"done": (200, 299), "refused": (400, 499), "failed": (500, 599)}


def may_see(user) -> bool:
    return user.has_perm(RIGHT)


class CallFilterSet(WagtailFilterSet):
    client = AllValuesFilter(label=_("System"))
    at = DateFromToRangeFilter(label=_("Day"), widget=DateRangePickerWidget)
    outcome = ChoiceFilter(label=_("Outcome"), choices=OUTCOMES, method="with_outcome")
    operation = ChoiceFilter(label=_("Operation"), choices=Operation.choices)
    dry_run = BooleanFilter(label=_("Rehearsal"), widget=BooleanRadioSelect)

    class Meta:
        model = Call
        fields: list[str] = []

    def with_outcome(self, calls: QuerySet[Call], name: str, value: str) -> QuerySet[Call]:
        return calls.filter(status__range=STATUSES[value])


class CallsReport(ReportView):
    """Newest first. Numbers of pages and documents, never their titles: who sees the log need not see the drafts."""

    page_title = _("Calls of other systems")
    header_icon = "key"
    model = Call
    index_url_name = f"{NAMESPACE}:report"
    index_results_url_name = f"{NAMESPACE}:report_results"
    filterset_class = CallFilterSet
    default_ordering = "-at"
    columns = [
        DateColumn("at", label=_("Time"), sort_key="at"),
        Column("client", label=_("System"), sort_key="client"),
        Column("token", label=_("Key")),
        Column("operation", label=_("Operation"), accessor="get_operation_display"),
        Column("status", label=_("Answer"), sort_key="status"),
        Column("remark", label=_("Remark"), accessor="remark"),
        Column("page_id", label=_("Page")),
        Column("document_id", label=_("Document")),
    ]
    list_export = [
        "at",
        "client",
        "token",
        "get_operation_display",
        "status",
        "dry_run",
        "repeated",
        "times",
        "page_id",
        "document_id",
    ]
    export_headings = {
        "at": _("Time"),
        "client": _("System"),
        "token": _("Key"),
        "get_operation_display": _("Operation"),
        "status": _("Answer"),
        "dry_run": _("Rehearsal"),
        "repeated": _("Answered again"),
        "times": _("Times"),
        "page_id": _("Page"),
        "document_id": _("Document"),
    }
    # Administrators name tokens, and a spreadsheet program runs what looks like a formula.
    custom_field_preprocess = {
        name: {ReportView.FORMAT_CSV: harmless, ReportView.FORMAT_XLSX: harmless} for name in ("client", "token")
    }

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not may_see(request.user):
            return permission_denied(request)
        return super().dispatch(request, *args, **kwargs)

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        return super().order_queryset(queryset).order_by(self.ordering or self.default_ordering, "-pk")
