"""What changed in an original since a version in another language was made: of pages, files and names of terms."""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages
from wagtail.models import Page

from cms.parity import term_names
from cms.parity.later import refresh_later
from cms.parity.models import TermName
from cms.parity.reading.documents import original_of
from cms.parity.reading.terms import key_of_term, names_of
from cms.templatetags.cms_tags import language_name
from cms.translations import rights
from cms.translations.changes import changes_since
from documents.models import DocumentVersion, PublicationDocument
from documents.office.editing.permissions import edition_to_change

from .cells import TERMS


@require_safe
def of_page(request: HttpRequest, page_id: int) -> HttpResponse:
    """What changed in the original since the translation, text by text."""
    page = get_object_or_404(Page.objects.select_related("locale"), pk=page_id)
    if not rights.may_edit(request.user, page):
        raise PermissionDenied
    context = {
        "page": page,
        "language": language_name(page.locale.language_code),
        "changes": changes_since(page),
        "edit_url": reverse("wagtailadmin_pages:edit", args=[page.pk]),
        "board_url": reverse("parity:board"),
    }
    return render(request, "parity/changes.html", context)


@require_safe
def of_document(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Which versions the first language's file got since the newest one in this language was uploaded."""
    edition = edition_to_change(request.user, edition_id)
    original = original_of(edition)
    own = edition.versions.filter(number=edition.version_number).first()
    context = {
        "edition": edition,
        "own": own,
        "language": language_name(edition.language),
        "original_language": language_name(original.language),
        "newer": _newer(original, own) if own and original != edition else [],
        "edit_url": reverse("wagtaildocs:edit", args=[edition.pk]),
        "board_url": reverse("parity:board"),
    }
    return render(request, "parity/document_changes.html", context)


def _newer(original: PublicationDocument, own: DocumentVersion) -> QuerySet[DocumentVersion]:
    return original.versions.filter(created_at__gt=own.created_at, number__gt=1).select_related("created_by")


@require_http_methods(["GET", "HEAD", "POST"])
def of_name(request: HttpRequest, model: str, pk: int, language: str) -> HttpResponse:
    """Which name stood in the first language when this one was written; a POST says that this one is still right."""
    if model not in TERMS:
        raise Http404
    if not rights.has_model_right(request.user, TERMS[model], "change"):
        raise PermissionDenied
    term = get_object_or_404(TERMS[model], pk=pk)
    if request.method == "POST":
        return _confirm(request, term, language)
    row = get_object_or_404(TermName, key=key_of_term(TERMS[model], pk), language=language)
    names = names_of(term.name)
    first = term_names.source_language(names)
    context = {
        "row": row,
        "now": names.get(first, ""),
        "language": language_name(language),
        "source_language": language_name(first),
        "edit_url": reverse(TERMS[model].snippet_viewset.get_url_name("edit"), args=[pk]),
        "board_url": reverse("parity:board"),
    }
    return render(request, "parity/name_changes.html", context)


def _confirm(request: HttpRequest, term, language: str) -> HttpResponse:
    if not term_names.confirm(term, language, request.POST.get("source", "")):
        messages.error(request, _("The name was changed once more. Read it again."))
        return redirect(request.path)
    refresh_later([key_of_term(type(term), term.pk)])
    name = names_of(term.name).get(language, "")
    messages.success(request, _("“%(name)s” is level with the first language again.") % {"name": name})
    return redirect("parity:board")
