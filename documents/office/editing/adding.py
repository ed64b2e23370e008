"""Adding a document, or the file of one in another language."""

from http import HTTPStatus
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.utils import set_query_params
from wagtail.documents.views import documents

from documents.forms import DocumentForm
from documents.models import DocumentRecord, PublicationDocument
from documents.office.storing import FileNotStored, removed_on_failure

from . import permissions
from .sections import sections
from .views import edit_url


def to_the_upload_of_several(request: HttpRequest) -> HttpResponse:
    """In the place of Wagtail's upload of several files, to which the button of its list leads: the library's own.

    Scripts that still send to Wagtail's addresses are told so.
    """
    upload = reverse("documents_office:bulk")
    if request.method in ("GET", "HEAD"):
        collection = request.GET.get("collection_id")
        return redirect(set_query_params(upload, {"collection": collection}))
    sentence = _("Nothing was changed: files are uploaded on another screen now, %(address)s.") % {"address": upload}
    return JsonResponse({"success": False, "error_message": sentence}, status=HTTPStatus.GONE)


class SavedOrAsBefore:
    """Where saving fails for a reason that a person can act on, the form says so, and everything is as it was."""

    def form_valid(self, form: DocumentForm) -> HttpResponse:
        try:
            with removed_on_failure() as stored:
                form.stored_files = stored
                return super().form_valid(form)
        except FileNotStored as failed:
            return self._refuse(form, "file", str(failed))
        except IntegrityError:
            # Two people give a document the same language at the same moment.
            other = form.edition_in_the_same_language(form.cleaned_data["language"])
            if other is None:
                raise
            sentence = _("Somebody has just added “%(title)s” in that language.") % {"title": other.title}
            return self._refuse(form, "language", sentence)

    def _refuse(self, form: DocumentForm, field: str, sentence: str) -> HttpResponse:
        form.forget_the_file()
        form.add_error(field, sentence)
        self.produced_error_message = self.get_error_message()
        return self.form_invalid(form)


class AddView(SavedOrAsBefore, documents.CreateView):
    """``?record=<key>`` adds the file of a record in one more language, ``&language=`` says in which."""

    template_name = "documents/office/editing/add.html"

    def setup(self, request: HttpRequest, *args, **kwargs) -> None:
        super().setup(request, *args, **kwargs)
        self.record = self._record() if request.user.is_authenticated else None

    def _record(self) -> DocumentRecord | None:
        key = self.request.GET.get("record")
        if not key:
            return None
        try:
            UUID(key)
        except ValueError as error:
            raise Http404 from error
        return permissions.record_to_change(self.request.user, key)

    @cached_property
    def missing_languages(self) -> list[str]:
        have = {edition.language for edition in self.record.editions.all()} if self.record else set()
        return [language for language in settings.PUBLIC_LANGUAGES if language not in have]

    def get_initial_form_instance(self) -> PublicationDocument:
        edition = super().get_initial_form_instance()
        if self.record:
            edition.record = self.record
            edition.collection = self.record.editions.all()[0].collection
            wanted = self.request.GET.get("language")
            free = self.missing_languages
            edition.language = wanted if wanted in free else next(iter(free), "")
        return edition

    def get_add_url(self) -> str:
        if not self.record:
            return super().get_add_url()
        return set_query_params(super().get_add_url(), {"record": self.record.key})

    def get_success_url(self) -> str:
        return edit_url(self.object)

    def get_success_buttons(self) -> list:
        return []

    def get_success_message(self, instance: PublicationDocument) -> str:
        return _("“%(title)s” is added. The file is being read; what it says about itself is proposed below.") % {
            "title": instance.title
        }

    def get_context_data(self, **kwargs) -> dict:
        context = super().get_context_data(**kwargs)
        twins = list(self.record.editions.all()) if self.record else []
        return context | {"sections": sections(context["form"], twins), "twins": twins}
