from django import forms
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages

from cms.clock import today
from documents.office.library import permissions
from documents.office.library.filters import EditionFilterSet
from documents.office.library.views import NAMESPACE, LibraryView

from .applying import MOST_CHANGES, MOST_SEALED, apply, seal, unseal
from .columns import COLUMNS, EDITABLE
from .differences import compare
from .reading import read_sheet
from .writing import csv_lines, workbook

_SHOWN = 500
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class SheetForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Changed spreadsheet (XLSX or CSV)"), widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"})
    )


class Spreadsheet(LibraryView):
    """Filter and download; upload a changed sheet and see what it would change."""

    page_title = gettext_lazy("Documents as a spreadsheet")
    template_name = "documents/office/library/spreadsheet.html"
    header_icon = "table"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._show(SheetForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = SheetForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._show(form)
        file = form.cleaned_data["file"]
        try:
            sheet = read_sheet(file, file.name)
        except ValidationError as error:
            form.add_error("file", error)
            return self._show(form)
        preview = compare(sheet, request.user)
        sealed = seal(preview.changes, request.user)
        if len(preview.changes) > MOST_CHANGES or len(sealed) > MOST_SEALED:
            sentence = _("The sheet changes %(count)d documents; that is too much at once. Upload it in several parts.")
            form.add_error("file", sentence % {"count": len(preview.changes)})
            return self._show(form)
        return self._show_preview(preview, sealed, sheet.ignored)

    def _show(self, form: SheetForm) -> HttpResponse:
        filters = _filters(self.request)
        return self.show(
            form=form,
            filters=filters,
            count=filters.qs.count() if filters.is_valid() else 0,
            query=self.request.GET.urlencode(),
            columns=COLUMNS,
            editable=EDITABLE,
        )

    def _show_preview(self, preview, sealed: str, ignored: list[str]) -> HttpResponse:
        self.template_name = "documents/office/library/spreadsheet_preview.html"
        return self.show(
            preview=preview,
            shown=preview.changes[:_SHOWN],
            more=max(0, len(preview.changes) - _SHOWN),
            sealed=sealed,
            ignored=", ".join(ignored),
        )


class Download(LibraryView):
    """The documents of the filter as a file: ``.../download.xlsx?language=sq``."""

    def get(self, request: HttpRequest, ending: str) -> HttpResponseBase:
        filters = _filters(request)
        if not filters.is_valid():
            return redirect(f"{NAMESPACE}:spreadsheet")
        name = f"documents-{today().isoformat()}.{ending}"
        if ending == "xlsx":
            return FileResponse(workbook(filters.qs), as_attachment=True, filename=name, content_type=_XLSX)
        disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
        return StreamingHttpResponse(csv_lines(filters.qs), content_type="text/csv; charset=utf-8", headers=disposition)


class Apply(LibraryView):
    """The confirmation."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        try:
            wanted = unseal(request.POST.get("changes", ""), request.user)
        except BadSignature:
            messages.error(request, _("Nothing was changed: the preview is too old. Upload the spreadsheet again."))
            return redirect(f"{NAMESPACE}:spreadsheet")
        applied = apply(wanted, request.user)
        if applied.count:
            sentence = ngettext("%(count)d document changed.", "%(count)d documents changed.", applied.count)
            messages.success(request, sentence % {"count": applied.count})
        for sentence in applied.refused[:50]:
            messages.error(request, sentence)
        return redirect(f"{NAMESPACE}:spreadsheet")


def _filters(request: HttpRequest) -> EditionFilterSet:
    return EditionFilterSet(request.GET, permissions.editions_to_change(request.user), request=request)
