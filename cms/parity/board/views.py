"""The board: every record with its languages, a page of fifty, by a fixed number of queries."""

from collections import Counter, OrderedDict

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models import Count, F, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView

from cms.clock import today
from cms.parity import figure
from cms.parity.access import may_see_board, reveal, visible_rows
from cms.parity.choices import State
from cms.parity.models import RecordLanguages
from cms.parity.refreshing import AT_ONCE
from cms.templatetags.cms_tags import language_name, numeric_date
from documents.office.library.spreadsheet.formulas import harmless

from .columns import LanguageColumn, LateColumn, TitleColumn, kind_label, lateness
from .filters import BoardFilterSet

LONGEST_WAITING = [F("is_level").asc(), F("behind_since").asc(nulls_last=True), F("first_public_on").desc(), "key"]


class BoardView(ReportView):
    page_title = gettext_lazy("Languages")
    header_icon = "globe"
    model = RecordLanguages
    template_name = "parity/board.html"
    results_template_name = "parity/board_results.html"
    index_url_name = "parity:board"
    index_results_url_name = "parity:board_results"
    filterset_class = BoardFilterSet
    export_filename = "languages"

    def dispatch(self, request, *args, **kwargs):
        if not may_see_board(request.user):
            raise PermissionDenied
        self.today = today()
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self) -> QuerySet:
        return visible_rows(self.request.user).select_related("body", "duty")

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        if self.ordering in ("first_public_on", "-first_public_on"):
            return queryset.order_by(self.ordering, "key")
        return queryset.order_by(*LONGEST_WAITING)

    def decorate_paginated_queryset(self, object_list: QuerySet) -> QuerySet:
        rows = list(object_list)
        for start in range(0, len(rows), AT_ONCE):
            reveal(rows[start : start + AT_ONCE], self.request.user)
        return object_list

    @cached_property
    def columns(self) -> list[Column]:
        languages = [LanguageColumn(code, label=language_name(code)) for code in settings.PUBLIC_LANGUAGES]
        return [
            TitleColumn("title", label=_("Record")),
            Column("kind", label=_("Kind"), accessor=kind_label),
            Column("body", label=_("Body"), accessor=lambda row: row.body or ""),
            *languages,
            Column(
                "first_public_on",
                label=_("First public on"),
                accessor=lambda row: numeric_date(row.first_public_on),
                sort_key="first_public_on",
            ),
            LateColumn("late", label=_("Behind"), today=self.today),
        ]

    def get_context_data(self, **kwargs) -> dict:
        context = super().get_context_data(**kwargs)
        if self.is_export:
            return context
        return context | {"counts": self._counts(), "total": figure.total(figure.figures(self.today))}

    def _counts(self) -> list[tuple[str, list[tuple[str, str, int]]]]:
        """(language, [(state, label, number of the records that the filters leave)]) for each public language."""
        by_signs = self.object_list.order_by().values_list("signs").annotate(n=Count("pk"))
        numbers = Counter()
        for signs, n in by_signs:
            for sign in signs.split():
                numbers[sign] += n
        return [
            (language_name(code), [(state.value, state.label, numbers[f"{code}={state}"]) for state in State])
            for code in settings.PUBLIC_LANGUAGES
        ]

    # --- The spreadsheet -------------------------------------------------------------------------------

    @property
    def list_export(self) -> list[str]:
        states = [f"language_{code}" for code in settings.PUBLIC_LANGUAGES]
        return ["title", "kind", "body", *states, "mandatory", "first_public_on", "due_on", "behind"]

    @property
    def export_headings(self) -> dict[str, str]:
        states = {f"language_{code}": language_name(code) for code in settings.PUBLIC_LANGUAGES}
        facts = {"title": _("Record"), "kind": _("Kind"), "body": _("Body"), "mandatory": _("Mandatory")}
        days = {"first_public_on": _("First public on"), "due_on": _("Due on"), "behind": _("Behind")}
        return {**facts, **states, **days}

    def to_row_dict(self, item: RecordLanguages) -> OrderedDict:
        states = {f"language_{code}": str(State(item.state_in(code)).label) for code in settings.PUBLIC_LANGUAGES}
        facts = {"title": harmless(item.title), "kind": kind_label(item), "body": harmless(str(item.body or ""))}
        days = {
            "mandatory": item.is_mandatory,
            "first_public_on": item.first_public_on,
            "due_on": item.due_on,
            "behind": lateness(item, self.today),
        }
        return OrderedDict({**facts, **states, **days})
