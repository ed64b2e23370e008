"""Searches that found nothing or little, or were asked anew in other words."""

from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Max, QuerySet, Sum
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_filters import ChoiceFilter, DateFromToRangeFilter
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, NumberColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from cms.clock import today
from cms.templatetags.cms_tags import language_name
from documents.office.library.spreadsheet.formulas import harmless
from search.models import Outcome, PinnedResult, QueryCount, SynonymGroup
from search.models.synonyms import languages
from search.synonyms import asked

NAMESPACE = "searches"
_POLICY = ModelPermissionPolicy(QueryCount)
Row = dict[str, object]


def may_see(user: AbstractBaseUser) -> bool:
    return _POLICY.user_has_permission(user, "view")


class AskedFilterSet(WagtailFilterSet):
    outcome = ChoiceFilter(label=_("What came of it"), choices=Outcome.choices)
    language = ChoiceFilter(label=_("Language"), choices=languages)
    day = DateFromToRangeFilter(label=_("Days"), widget=DateRangePickerWidget)

    class Meta:
        model = QueryCount
        fields: list[str] = []


class NextStepsColumn(Column):
    """Ways from a search to what mends it, for whoever may go them."""

    cell_template_name = "search/office/next_steps.html"

    def get_cell_context_data(self, instance: Row, parent_context) -> dict:
        user = parent_context["request"].user
        return super().get_cell_context_data(instance, parent_context) | {"steps": steps(instance, user)}


def steps(row: Row, user: AbstractBaseUser) -> list[tuple[str, str]]:
    """(label, address) of the forms for a synonym and a pin, with the words of the search filled in."""
    words = [("word", word) for word in (row["query"], row["refined_to"]) if word]
    ways = [
        (SynonymGroup, _("Make a synonym"), [*words, ("language", row["language"])]),
        (PinnedResult, _("Pin a result"), [("queries", row["query"])]),
    ]
    return [
        (label, f"{reverse(model.snippet_viewset.get_url_name('add'))}?{urlencode(words)}")
        for model, label, words in ways
        if ModelPermissionPolicy(model).user_has_permission(user, "add")
    ]


class AskedReport(ReportView):
    """Only what was asked often enough to tell of no person, within the days that are kept."""

    page_title = _("Searches without result")
    header_icon = "search"
    permission_policy = _POLICY
    any_permission_required = {"view"}
    index_url_name = f"{NAMESPACE}:report"
    index_results_url_name = f"{NAMESPACE}:report_results"
    filterset_class = AskedFilterSet
    default_ordering = "-total"
    columns = [
        Column("query", label=pgettext_lazy("page", "Search"), sort_key="query"),
        Column("language", label=_("Language"), accessor=lambda row: language_name(row["language"])),
        Column("outcome", label=_("What came of it"), accessor=lambda row: Outcome(row["outcome"]).label),
        Column("refined_to", label=_("Followed by")),
        NumberColumn("total", label=_("Times"), sort_key="total"),
        # The day is all that is known.
        Column("last", label=_("Last on"), accessor=lambda row: date_format(row["last"]), sort_key="last"),
        NextStepsColumn("steps", label=_("Mend it")),
    ]
    list_export = ["query", "language", "outcome", "refined_to", "total", "last"]
    export_headings = {
        "query": pgettext_lazy("page", "Search"),
        "language": _("Language"),
        "outcome": _("What came of it"),
        "refined_to": _("Followed by"),
        "total": _("Times"),
        "last": _("Last on"),
    }

    # Readers wrote them, and a spreadsheet program runs what looks like a formula.
    custom_field_preprocess = {
        name: {ReportView.FORMAT_CSV: harmless, ReportView.FORMAT_XLSX: harmless} for name in ("query", "refined_to")
    }

    def get_base_queryset(self) -> QuerySet:
        return asked.kept(today())

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        """Sums over the days. Filters come after it and narrow what is summed."""
        sums = queryset.values("query", "language", "outcome", "refined_to")
        sums = sums.annotate(total=Sum("times"), last=Max("day"))
        often = sums.filter(total__gte=settings.SEARCH_QUERIES_SHOWN_FROM)
        return often.order_by(self.ordering, "query", "language", "outcome", "refined_to")
