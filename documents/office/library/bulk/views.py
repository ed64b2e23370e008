import uuid
from collections.abc import Sequence

from django.conf import settings
from django.core.exceptions import TooManyFilesSent
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from wagtail.admin import messages

from documents.models import PublicationDocument, Reading, ReadingState
from documents.office.library.changes import with_facts
from documents.office.library.views import NAMESPACE, LibraryView

from . import batches
from .finish import save_rows
from .forms import FinishForm, SharedForm, rows_for
from .receive import Received, receive
from .same_files import same_files

_REFUSED = "documents_bulk_refused"


class Upload(LibraryView):
    """Several files at once, with what they share."""

    permission_required = "add"
    page_title = gettext_lazy("Upload several files")
    template_name = "documents/office/library/bulk_upload.html"
    header_icon = "upload"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._show(SharedForm(user=request.user, initial={"collection": request.GET.get("collection")}))

    @method_decorator(csrf_protect)
    def post(self, request: HttpRequest) -> HttpResponse:
        form = SharedForm(request.POST, request.FILES, user=request.user)
        if not form.is_valid():
            return self._show(form)
        received = receive(form.cleaned_data["files"], form.cleaned_data, request.user)
        if not received.made:
            return self._show(form, received.refused)
        _say_what_came(request, received)
        request.session[_REFUSED] = {"batch": str(received.batch), "files": received.refused}
        return redirect(f"{NAMESPACE}:bulk_finish", received.batch)

    def _show(self, form: SharedForm, refused: Sequence[tuple[str, str]] = ()) -> HttpResponse:
        return self.show(form=form, refused=refused, latest=batches.latest(self.request.user))


@csrf_exempt
def upload(request: HttpRequest) -> HttpResponse:
    """Say a sentence where more files were sent than Django takes; it finds out when it first reads the form.

    The check of the form's token is one of those first readers, so it stands at ``post`` instead.
    """
    try:
        request.POST  # noqa: B018
    except TooManyFilesSent:
        sentence = _("These are more than %(count)d files. Nothing was uploaded; choose fewer at once.")
        messages.error(request, sentence % {"count": settings.DATA_UPLOAD_MAX_NUMBER_FILES})
        return redirect(f"{NAMESPACE}:bulk")
    return Upload.as_view()(request)


class Finish(LibraryView):
    """The table of an upload: a row a file."""

    page_title = gettext_lazy("Finish the upload")
    template_name = "documents/office/library/bulk_finish.html"
    header_icon = "upload"

    @cached_property
    def editions(self) -> list[PublicationDocument]:
        found = batches.editions_of(self.kwargs["batch"], self.request.user)
        return list(with_facts(found))

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not self.user_has_permission("change") or not self.editions:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict]:
        *before, own = super().get_breadcrumbs_items()
        return [*before, {"url": reverse(f"{NAMESPACE}:bulk"), "label": Upload.page_title}, own]

    def get(self, request: HttpRequest, batch: uuid.UUID) -> HttpResponse:
        return self._show(rows_for(self.editions))

    def post(self, request: HttpRequest, batch: uuid.UUID) -> HttpResponse:
        rows = rows_for(self.editions, request.POST)
        saved = save_rows(rows, request.user)
        faulty = [row for row in rows if row.errors]
        if saved:
            sentence = ngettext("%(count)d document saved.", "%(count)d documents saved.", len(saved))
            messages.success(request, sentence % {"count": len(saved)})
        if not faulty:
            return redirect(f"{NAMESPACE}:bulk_finish", batch)
        sentence = ngettext("%(count)d row has errors.", "%(count)d rows have errors.", len(faulty))
        messages.error(request, sentence % {"count": len(faulty)})
        return self._show(self._after_saving(faulty))

    def _after_saving(self, faulty: Sequence[FinishForm]) -> list[FinishForm]:
        """Rows that were saved as they are now, between those that still have errors."""
        left = {row.edition.pk: row for row in faulty}
        del self.editions
        return [left.get(row.edition.pk, row) for row in rows_for(self.editions)]

    def _show(self, rows: Sequence[FinishForm]) -> HttpResponse:
        same = same_files(self.editions, self.request.user)
        for row in rows:
            row.same_files = same.get(row.edition.pk, [])
        return self.show(rows=rows, refused=self._refused(), still_read=self._still_read())

    def _refused(self) -> list:
        kept = self.request.session.get(_REFUSED, {})
        return kept.get("files", []) if kept.get("batch") == str(self.kwargs["batch"]) else []

    def _still_read(self) -> int:
        unread = [ReadingState.WAITING, ReadingState.RUNNING]
        readings = Reading.objects.of_current_versions().filter(version__document__in=self.editions)
        return readings.filter(state__in=unread).count()


def _say_what_came(request: HttpRequest, received: Received) -> None:
    sentence = ngettext(
        "%(count)d document was added. No page shows it yet.",
        "%(count)d documents were added. No page shows them yet.",
        len(received.made),
    )
    messages.success(request, sentence % {"count": len(received.made)})
    for name, warning in received.warnings[:20]:
        messages.warning(request, f"{name}: {warning}")
