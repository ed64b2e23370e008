"""Guards before wagtail-localize's function views: a guard returns an answer to give instead, or None to go on."""

from collections.abc import Callable
from functools import wraps

import polib
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request
from wagtail.models import Page
from wagtail.snippets.views.snippets import get_snippet_model_from_url_params
from wagtail_localize.models import Translation

from . import rights
from .machine_service import MachineTranslationFailed
from .own_texts import make_own

Guard = Callable[..., HttpResponse | None]
PO_MARK = "X-WagtailLocalize-TranslationID"
MAX_PO_BYTES = 5 * 1024 * 1024


def guarded(view: Callable, guard: Guard) -> Callable:
    @wraps(view)
    def answer(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        return guard(request, **kwargs) or view(request, *args, **kwargs)

    return answer


def locked_sentence() -> str:
    return _("The page is locked by somebody else; nothing was changed. Ask for it to be unlocked first.")


def refuse(request: HttpRequest, sentence: str) -> HttpResponse:
    """Say why nothing happened and lead back to where the user came from."""
    messages.error(request, sentence)
    return redirect(get_valid_next_url_from_request(request) or "wagtailadmin_home")


def _is_locked(request: HttpRequest, translation_id: int) -> bool:
    translation = get_object_or_404(Translation, pk=translation_id)
    target = translation.source.object.get_instance_or_none(translation.target_locale)
    return isinstance(target, Page) and rights.is_locked_for(request.user, target)


def unless_locked(request: HttpRequest, translation_id: int, **kwargs) -> HttpResponse | None:
    return refuse(request, locked_sentence()) if _is_locked(request, translation_id) else None


def unless_locked_json(request: HttpRequest, translation_id: int, **kwargs) -> HttpResponse | None:
    """For the scripts of the translation editor, which would take a redirect for a success."""
    if _is_locked(request, translation_id):
        return JsonResponse({"detail": locked_sentence()}, status=403)
    return None


def readable_po(request: HttpRequest, translation_id: int, **kwargs) -> HttpResponse | None:
    """Only a PO file that was exported here reaches the package, which fails on all others."""
    if request.method != "POST":
        return None
    if answer := unless_locked(request, translation_id):
        return answer
    sentence = _po_fault(request.FILES.get("file"))
    return refuse(request, sentence) if sentence else None


def _po_fault(file: UploadedFile | None) -> str | None:
    if file is None:
        return _("Choose a PO file to upload.")
    if file.size > MAX_PO_BYTES:
        return _("The PO file is larger than 5 MB, which no translation of a page is. Choose the right file.")
    try:
        # The comment before it keeps polib from taking the text for the name of a file.
        text = "# \n" + file.read().decode("utf-8-sig")
        po = polib.pofile(text)
    except (OSError, ValueError, IndexError):
        return _("This is not a PO file in UTF-8. Export the texts here, translate that file and upload it.")
    finally:
        file.seek(0)
    if "\0" in text or PO_MARK not in po.metadata:
        return _(
            "The file does not say which translation it belongs to. Export the texts here, translate that file and "
            "upload it with its head unchanged."
        )
    return None


def never(request: HttpRequest, **kwargs) -> HttpResponse:
    """A live alias in another language shows foreign text, so no page becomes one."""
    return refuse(
        request, _("A translation is not replaced by the text of the original. Unpublish or delete it instead.")
    )


def may_choose_snippet(request: HttpRequest, app_label: str, model_name: str, **kwargs) -> None:
    model = get_snippet_model_from_url_params(app_label, model_name)
    if not rights.has_model_right(request.user, model, "add", "change", "delete", "view"):
        raise PermissionDenied


def nothing(request: HttpRequest, **kwargs) -> None:
    """The package asks for the right itself, or gives nothing away."""


def stop_keeps_both_texts(request: HttpRequest, translation_id: int, **kwargs) -> HttpResponse | None:
    """In place of the package's view, which leaves what was translated out of the page."""
    translation = get_object_or_404(Translation.objects.select_related("source", "target_locale"), pk=translation_id)
    page = translation.source.object.get_instance_or_none(translation.target_locale)
    if request.method != "POST" or not isinstance(page, Page) or not translation.enabled:
        return None
    if not rights.may_edit(request.user, page):
        raise PermissionDenied
    if answer := unless_locked(request, translation_id):
        return answer
    make_own(translation, request.user)
    messages.success(
        request,
        _(
            "“%(title)s” is now a page of its own. Everything that was translated stands in its draft; earlier texts "
            "are kept."
        )
        % {"title": page.get_admin_display_title()},
    )
    return redirect(get_valid_next_url_from_request(request) or reverse("wagtailadmin_pages:edit", args=[page.pk]))


def with_clear_failure(view: Callable) -> Callable:
    """Say in a sentence that the machine translation failed; nothing of the request is kept then."""

    @wraps(view)
    def answer(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        try:
            with transaction.atomic():
                return view(request, *args, **kwargs)
        except MachineTranslationFailed as failure:
            return refuse(request, str(failure))

    return answer


def with_complete_request(view: Callable) -> Callable:
    """Answer a request without its value as a bad request, which the package does not."""

    @wraps(view)
    def answer(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except MultiValueDictKeyError:
            return HttpResponseBadRequest()

    return answer
