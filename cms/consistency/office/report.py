"""All records whose languages disagree, in the reports of the admin."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter
from wagtail.admin.auth import permission_denied
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page

from cms.consistency.choices import Kind, State
from cms.consistency.models import Finding
from cms.filters import TermFilter
from cms.models import Body
from documents.office.library.spreadsheet.formulas import harmless

from . import rights
from .sight import Sight

NAMESPACE = "consistency"


def record_url(key: UUID) -> str:
    return reverse(f"{NAMESPACE}:record", args=[key])


class FindingFilterSet(WagtailFilterSet):
    state = ChoiceFilter(label=_("State"), choices=State.choices)
    kind = ChoiceFilter(label=_("Kind"), choices=Kind.choices)
    issuing_body = TermFilter(label=_("Body"), queryset=Body.objects.all())

    class Meta:
        model = Finding
        fields: list[str] = []


class FindingsReport(ReportView):
    """What is to be looked at first; a few queries more than Wagtail's, however many there are."""

    page_title = _("Differences between the languages")
    header_icon = "warning"
    model = Finding
    index_url_name = f"{NAMESPACE}:report"
    index_results_url_name = f"{NAMESPACE}:report_results"
    filterset_class = FindingFilterSet
    default_ordering = "-found_at"
    columns = [
        TitleColumn(
            "record",
            label=_("Record"),
            accessor="record",
            get_url=lambda finding: f"{record_url(finding.translation_key)}#finding-{finding.pk}",
        ),
        Column("kind", label=_("Kind"), accessor="get_kind_display", sort_key="kind"),
        Column("sentence", label=_("Difference")),
        Column("state", label=_("State"), accessor="get_state_display", sort_key="state"),
        Column("issuing_body", label=_("Body")),
        DateColumn("found_at", label=_("Found"), sort_key="found_at"),
    ]
    list_export = ["record", "get_kind_display", "sentence", "get_state_display", "issuing_body", "note", "found_at"]
    export_headings = {
        "record": _("Record"),
        "get_kind_display": _("Kind"),
        "sentence": _("Difference"),
        "get_state_display": _("State"),
        "issuing_body": _("Body"),
        "note": _("Note"),
        "found_at": _("Found"),
    }
    # Texts of others, and a spreadsheet program runs what looks like a formula.
    custom_field_preprocess = {
        name: {ReportView.FORMAT_CSV: harmless, ReportView.FORMAT_XLSX: harmless}
        for name in ("record", "sentence", "note")
    }

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not rights.may_see(request.user):
            return permission_denied(request)
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self) -> QuerySet[Finding]:
        return rights.findings_of(self.request.user).select_related("issuing_body")

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        return super().order_queryset(queryset).order_by(self.ordering or self.default_ordering, "pk")

    def get_table(self, object_list: Iterable[Finding]):
        findings = with_titles(object_list)
        Sight(self.request.user, findings).hide(findings)
        return super().get_table(findings)

    def to_row_dict(self, item: Finding) -> dict:
        item.record = self._titles.get(item.translation_key, "")
        self._sight.hide([item])
        return super().to_row_dict(item)

    @cached_property
    def _sight(self) -> Sight:
        return Sight(self.request.user, self.get_base_queryset())

    @cached_property
    def _titles(self) -> dict[UUID, str]:
        return titles(set(self.get_base_queryset().values_list("translation_key", flat=True)))


def with_titles(findings: Iterable[Finding]) -> list[Finding]:
    """The findings with ``record``, the title of their record in the user's language if it has one."""
    findings = list(findings)
    known = titles({finding.translation_key for finding in findings})
    for finding in findings:
        finding.record = known.get(finding.translation_key, pgettext_lazy("record", "(without title)"))
    return findings


def titles(keys: set[UUID]) -> dict[UUID, str]:
    """One title for each record: that of the user's language, else the one that was there first."""
    pages = Page.objects.filter(translation_key__in=keys).order_by("-pk")
    own = get_language() or ""
    rows = sorted(
        pages.values_list("translation_key", "draft_title", "locale__language_code"), key=lambda row: row[2] == own
    )
    return {key: title for key, title, _language in rows}
