"""Join with the version in another language: choose it, see what differs, decide; and separate again."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from cms.translations import joining, rights
from cms.translations.facts import differing_facts
from cms.translations.log_actions import field_label

from .shown_facts import shown
from .text_views import editor, writable_page


def choose_twin(request: HttpRequest, page_id: int) -> HttpResponse:
    page = writable_page(request, page_id)
    words = request.GET.get("q", "")[:200].strip()
    rows = [
        {"page": other, "date": getattr(other, "record_date", None), "likely": joining.is_likely(page, other)}
        for other in (joining.candidates(page, request.user, words) if joining.may_have_twin(page) else [])
    ]
    context = {"page": page, "rows": rows, "words": words, "editor_url": editor(page)}
    return render(request, "cms_translations/join.html", context)


def join_pages(request: HttpRequest, page_id: int, other_id: int) -> HttpResponse:
    page, other = writable_page(request, page_id), writable_page(request, other_id)
    if sentence := joining.obstacle(page, other, request.user):
        messages.error(request, sentence)
        return redirect(editor(page))
    names = differing_facts(page, other)
    if request.method == "POST":
        joining.join(page, other, [name for name in names if request.POST.get(name) == "other"], request.user)
        messages.success(request, _("The two pages are one record now. You can separate them again."))
        return redirect(editor(page))
    drafts = [each.get_latest_revision_as_object() for each in (page, other)]
    facts = [
        {"name": name, "label": capfirst(field_label(type(page), name)), "ours": ours, "theirs": theirs}
        for name in names
        for ours, theirs in [[shown(draft, name) for draft in drafts]]
    ]
    context = {"page": page, "other": other, "facts": facts, "editor_url": editor(page)}
    return render(request, "cms_translations/join_with.html", context)


def _separate(request: HttpRequest, page: Page, other: Page) -> HttpResponse:
    joining.separate(page, other, request.user)
    messages.success(request, _("The two pages are records of their own again. Their facts stay as they are."))
    return redirect(editor(page))


def separate_pages(request: HttpRequest, page_id: int, other_id: int) -> HttpResponse:
    page = writable_page(request, page_id)
    other = get_object_or_404(Page.objects.specific(), pk=other_id)
    if not rights.may_edit(request.user, other) or other.pk not in {twin.pk for twin in joining.joined_with(page)}:
        raise PermissionDenied
    if request.method == "POST":
        return _separate(request, page, other)
    context = {"page": page, "other": other, "editor_url": editor(page)}
    return render(request, "cms_translations/separate.html", context)
