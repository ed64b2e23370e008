from collections.abc import Sequence

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.models import ModelLogEntry

from documents import pdf
from documents.local_files import local_copy
from documents.models import DocumentVersion, PublicationDocument
from documents.office.editing.permissions import edition_to_change
from documents.office.library import permissions
from documents.office.library.views import LibraryView
from documents.storage import StorageAway, answering

from . import ranges, thumbnails
from .forms import PartForm, filled_forms, fresh_forms, texts_of
from .ranges import Part
from .work import SPLIT, NewDocument, split

_NO_PICTURE = 422


class PageOfVersion(LibraryView):
    """A version of an edition that the user may change, with its number of pages."""

    edition: PublicationDocument

    def setup(self, request: HttpRequest, *args, **kwargs) -> None:
        super().setup(request, *args, **kwargs)
        self.edition = edition_to_change(request.user, kwargs["edition_id"])

    @cached_property
    def version(self) -> DocumentVersion:
        return self.edition.current_version

    @cached_property
    def pages(self) -> int:
        """None or 0 where the file cannot be read."""
        if self.version.pages:
            return self.version.pages
        with local_copy(self.version.file) as path:
            return pdf.page_count(path) or 0


class PagePicture(PageOfVersion):
    """The small picture of one page of the newest version."""

    def get(self, request: HttpRequest, edition_id: int, number: int, page: int) -> HttpResponse:
        if self.version.number != number or not _is_pdf(self.version) or not 1 <= page <= self.pages:
            raise Http404
        try:
            with answering(self.version.file.name):
                name = thumbnails.make(self.version, page, self.pages)
                picture = default_storage.open(name)
        except pdf.PdfFailed:
            return HttpResponse(status=_NO_PICTURE)
        except (FileNotFoundError, StorageAway):
            return HttpResponse(status=503)
        # Its address names the version, whose file never changes; but the right to see it may.
        return FileResponse(picture, content_type="image/webp", headers={"Cache-Control": "private, max-age=3600"})


class Split(PageOfVersion):
    """The pages of a PDF as pictures, cuts between them, and a form a part."""

    page_title = gettext_lazy("Split into documents")
    template_name = "documents/office/library/split.html"
    header_icon = "cut"

    def get_page_subtitle(self) -> str:
        return self.edition.title

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not permissions.collections_to_fill(request.user).filter(pk=self.edition.collection_id).exists():
            raise PermissionDenied
        if sentence := self._obstacle():
            messages.error(request, sentence)
            return redirect("wagtaildocs:edit", self.edition.pk)
        return super().dispatch(request, *args, **kwargs)

    def _obstacle(self) -> str | None:
        if not _is_pdf(self.version):
            return _("Only PDF files can be split. Save the file as PDF and replace it, or split it in its program.")
        try:
            with answering(self.version.file.name):
                pages = self.pages
        except (FileNotFoundError, StorageAway):
            return _("The file cannot be reached at the moment, so it cannot be split. Try again in some minutes.")
        if not pages:
            return _("The PDF is damaged and cannot be read. Open it, save it again and upload the new file.")
        return _("The file has one page; there is nothing to split.") if pages == 1 else None

    def get(self, request: HttpRequest, edition_id: int) -> HttpResponse:
        return self._show(request.GET.get("ranges") or f"1-{self.pages}")

    def post(self, request: HttpRequest, edition_id: int) -> HttpResponse:
        text = request.POST.get("ranges", "")
        if request.POST.get("version") != str(self.version.number):
            sentence = _("The file was replaced while you had this screen open. Look at the pages of the new file.")
            return self._show(text, faults=[sentence])
        try:
            parts = ranges.parse(text, self.pages)
        except ValidationError as error:
            return self._show(text, faults=error.messages)
        forms = filled_forms(parts, request.POST) if request.POST.get("action") == "split" else None
        if forms is None:
            fresh = fresh_forms(parts, request.POST, texts_of(self.version), self.edition.language)
            return self._show(text, parts, fresh)
        return self._split(text, parts, forms)

    def _split(self, text: str, parts: list[Part], forms: list[PartForm]) -> HttpResponse:
        faults = []
        if not all([form.is_valid() for form in forms]):  # noqa: C419 - every part says what it lacks
            faults.append(_("Nothing was split: the parts marked below are not complete."))
        if ranges.overlaps(parts) and not self.request.POST.get("confirm_overlap"):
            faults.append(_("Nothing was split: pages are in several parts. Confirm that this is meant, or change it."))
        if faults:
            return self._show(text, parts, forms, faults)
        wanted = [
            NewDocument(form.part, form.cleaned_data["title"], form.cleaned_data["language"], form.facts)
            for form in forms
        ]
        try:
            with answering(self.version.file.name):
                made = split(self.version, wanted, self.request.user)
        except pdf.PdfFailed as failed:
            return self._show(text, parts, forms, [str(failed)])
        except (FileNotFoundError, StorageAway):
            sentence = _("Nothing was split: the storage of the files does not answer. Try again in some minutes.")
            return self._show(text, parts, forms, [sentence])
        self._say_what_was_made(made, parts)
        return redirect("wagtaildocs:index")

    def _say_what_was_made(self, made: Sequence[PublicationDocument], parts: Sequence[Part]) -> None:
        sentence = ngettext(
            "One document was made of “%(title)s”; the original stays.",
            "%(count)d documents were made of “%(title)s”; the original stays.",
            len(made),
        ) % {"count": len(made), "title": self.edition.title}
        buttons = [messages.button(reverse("wagtaildocs:edit", args=[one.pk]), one.title) for one in made[:10]]
        messages.success(self.request, sentence, buttons=buttons)
        if left := ranges.gaps(parts, self.pages):
            messages.warning(self.request, _("In no part: pages %(pages)s.") % {"pages": ranges.written(left)})

    def _show(self, text: str, parts: Sequence[Part] = (), forms: Sequence = (), faults: Sequence[str] = ()):
        return self.show(
            edition=self.edition,
            version=self.version,
            page_numbers=range(1, self.pages + 1),
            pages=self.pages,
            ranges_text=text,
            forms=forms,
            faults=faults,
            gaps=ranges.written(ranges.gaps(parts, self.pages)) if parts else "",
            overlaps=ranges.written(ranges.overlaps(parts)),
            confirmed=bool(self.request.POST.get("confirm_overlap")),
            earlier=_earlier_parts(self.edition, self.request.user),
        )


def _is_pdf(version: DocumentVersion) -> bool:
    return version.file_extension.lower() == "pdf"


def _earlier_parts(edition: PublicationDocument, user) -> list[dict]:
    """What this edition was split into before and is still there: pages and key of the document."""
    entries = ModelLogEntry.objects.for_instance(edition).filter(action=SPLIT)
    parts = [part for entry in entries for part in entry.data["parts"]]
    there = permissions.editions_to_change(user).filter(pk__in=[part["document"] for part in parts])
    known = set(there.values_list("pk", flat=True))
    return [part for part in parts if part["document"] in known]
