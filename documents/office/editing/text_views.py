"""The screen where a person reads the text of a page beside its picture and corrects it."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from wagtail.admin import messages

from documents import pdf
from documents.models import DocumentVersion, PageText, TextSource

from . import page_images, permissions, texts
from .forms import CorrectionForm
from .reading import state_of
from .views import NAMESPACE, EditionView


def text_url(version: DocumentVersion, number: int | None = None) -> str:
    if number is None:
        return reverse(f"{NAMESPACE}:text", args=[version.pk])
    return reverse(f"{NAMESPACE}:page_text", args=[version.pk, number])


@require_safe
def page_image(request: HttpRequest, version_id: int, number: int) -> HttpResponse:
    version = permissions.version_to_change(request.user, version_id)
    if not page_images.has_pages(version):
        raise Http404
    try:
        picture = page_images.page_image(version, number)
    except (pdf.PdfFailed, FileNotFoundError) as failed:
        raise Http404(str(failed)) from failed
    return FileResponse(picture, content_type="image/webp")


class TextView(EditionView):
    """One page at a time: a file may have hundreds."""

    page_title = gettext_lazy("Text")
    template_name = "documents/office/editing/text.html"

    def dispatch(self, request: HttpRequest, version_id: int, number: int | None = None) -> HttpResponse:
        self.version = permissions.version_to_change(request.user, version_id)
        self.edition = self.version.document
        self.pages = texts.overview(self.version)
        if number is None and self.pages:
            return redirect(text_url(self.version, self.pages[0].number))
        self.page = self._page(number) if number else None
        return super().dispatch(request)

    def _page(self, number: int) -> PageText:
        pages = self.version.page_texts.select_related("corrected_by")
        page = get_object_or_404(pages, number=number)
        page.version = self.version
        return page

    def get(self, request: HttpRequest) -> HttpResponse:
        if self.page is None:
            return self.show(version=self.version, reading=state_of(self.version))
        return self._open(self._form(self.page))

    def post(self, request: HttpRequest) -> HttpResponse:
        if self.page is None:
            raise Http404
        form = CorrectionForm(request.POST)
        if not form.is_valid():
            return self._open(form)
        try:
            self._write(form.cleaned_data)
        except texts.CorrectedMeanwhile as meanwhile:
            return self._refuse(form.cleaned_data["text"], meanwhile.page)
        return self._move_on()

    def _write(self, cleaned: dict) -> None:
        if "as_found" in self.request.POST:
            texts.back_to_found(self.page, cleaned["seen"], self.request.user)
        else:
            texts.correct(self.page, cleaned["text"], cleaned["seen"], self.request.user)

    def _move_on(self) -> HttpResponse:
        number, following = self.page.number, self._neighbour(1)
        if "as_found" in self.request.POST:
            sentence = _("The text of page %(page)d is again as it was found.")
        else:
            sentence = _("The text of page %(page)d is saved.")
        messages.success(self.request, sentence % {"page": number})
        moves = "next" in self.request.POST and following
        return redirect(text_url(self.version, following if moves else number))

    def _refuse(self, text: str, now: PageText) -> HttpResponse:
        """Show both texts; saving once more is then a decision."""
        self.page = now
        now.version = self.version
        form = CorrectionForm({"text": text, "seen": texts.mark(now)})
        who = now.corrected_by
        form.add_error(
            None,
            _(
                "%(user)s saved this page while you had it open. Your text is still in the field, theirs stands below. "
                "Compare the two; saving again puts yours in place of theirs."
            )
            % {"user": (who.get_full_name() or who.get_username()) if who else _("Somebody")},
        )
        return self._open(form, status=409, theirs=now.text)

    @staticmethod
    def _form(page: PageText) -> CorrectionForm:
        return CorrectionForm(initial={"text": page.text, "seen": texts.mark(page)})

    def _neighbour(self, step: int) -> int | None:
        numbers = [page.number for page in self.pages]
        place = numbers.index(self.page.number) + step
        return numbers[place] if 0 <= place < len(numbers) else None

    def _open(self, form: CorrectionForm, status: int = 200, **context) -> HttpResponse:
        previous, following = self._neighbour(-1), self._neighbour(1)
        lines = texts.words_by_line(self.page)
        return self.show(
            status,
            form=form,
            version=self.version,
            page=self.page,
            pages=self.pages,
            lines=lines,
            doubtful=[word for line in lines for word in line if word.is_doubtful],
            is_recognised=self.page.source == TextSource.OCR,
            has_picture=page_images.has_pages(self.version),
            low_confidence=texts.low_confidence(),
            previous_url=previous and text_url(self.version, previous),
            next_url=following and text_url(self.version, following),
            reading=state_of(self.version),
            **context,
        )
