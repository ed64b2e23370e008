"""Join with the version in another language: choose it, see what differs, decide; and separate again."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from cms.roles.urgent import sentences
from cms.translations import joinable, joining
from cms.translations.facts import as_told, differing_facts
from cms.translations.log_actions import field_label

from .shown_facts import UNSAID, shown
from .text_views import editor, writable_page


def choose_twin(request: HttpRequest, page_id: int) -> HttpResponse:
    page = writable_page(request, page_id)
    words = request.GET.get("q", "")[:200].strip()
    rows = [
        {"page": other, "date": getattr(other, "record_date", None), "likely": joinable.is_likely(page, other)}
        for other in (joinable.candidates(page, request.user, words) if joinable.may_have_twin(page) else [])
    ]
    context = {"page": page, "rows": rows, "words": words, "editor_url": editor(page)}
    return render(request, "cms_translations/join.html", context)


def join_pages(request: HttpRequest, page_id: int, other_id: int) -> HttpResponse:
    page, other = writable_page(request, page_id), writable_page(request, other_id)
    if sentence := joinable.obstacle(page, other, request.user):
        messages.error(request, sentence)
        return redirect(editor(page))
    names = differing_facts(page, other)
    if request.method == "POST":
        chosen = [name for name in names if request.POST.get(name) == "other"]
        if _done(request, page, lambda: joining.join(page, other, chosen, request.user)):
            messages.success(request, _("The two pages are one record now. You can separate them again."))
        return redirect(editor(page))
    context = {"page": page, "other": other, "facts": _compared(page, other, names), "editor_url": editor(page)}
    return render(request, "cms_translations/join_with.html", context)


def _compared(page: Page, other: Page, names: list[str]) -> list[dict]:
    """The page that says something is chosen beforehand."""
    told = [as_told(each) for each in (page, other)]
    return [
        {
            "name": name,
            "label": capfirst(field_label(type(page), name)),
            "ours": ours,
            "theirs": theirs,
            "theirs_first": ours == UNSAID,
        }
        for name in names
        for ours, theirs in [[shown(each, name) for each in told]]
    ]


def _done(request: HttpRequest, page: Page, work: Callable[[], None]) -> bool:
    """Do the work, or say why it cannot be done; then nothing has happened."""
    try:
        work()
    except ValidationError as error:
        messages.error(request, _("Nothing was changed. %(why)s") % {"why": " ".join(sentences(error, page))})
    except IntegrityError:
        messages.error(request, joinable.changed_meanwhile())
    else:
        return True
    return False


def separate_pages(request: HttpRequest, page_id: int, other_id: int) -> HttpResponse:
    page = writable_page(request, page_id)
    other = get_object_or_404(Page.objects.specific(), pk=other_id)
    if other.pk not in {twin.pk for twin in joinable.joined_with(page)}:
        raise PermissionDenied
    if sentence := joinable.obstacle_to_separate(page, other, request.user):
        messages.error(request, sentence)
        return redirect(editor(page))
    if request.method == "POST":
        if _done(request, page, lambda: joining.separate(page, other, request.user)):
            messages.success(request, _("The two pages are records of their own again. Their facts stay as they are."))
        return redirect(editor(page))
    context = {"page": page, "other": other, "editor_url": editor(page)}
    return render(request, "cms_translations/separate.html", context)
