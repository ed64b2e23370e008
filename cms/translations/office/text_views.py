"""Confirming what a machine wrote, and choosing between earlier texts."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.models import Page

from cms.translations import machine, merging, rights
from cms.translations.guards import locked_sentence
from cms.translations.labels import label_of
from cms.translations.machine_marks import plain
from cms.translations.readiness import open_machine_texts


def writable_page(request: HttpRequest, page_id: int) -> Page:
    page = get_object_or_404(Page.objects.specific(), pk=page_id)
    if not rights.may_edit(request.user, page):
        raise PermissionDenied
    return page


def editor(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def confirm_machine_texts(request: HttpRequest, page_id: int) -> HttpResponse:
    """Every unconfirmed text beside what it translates, each with a box to tick."""
    page = writable_page(request, page_id)
    if request.method == "POST":
        if rights.is_locked_for(request.user, page):
            messages.error(request, locked_sentence())
            return redirect(editor(page))
        return _confirm(request, page)
    rows = [
        {
            "pk": mark.pk,
            "label": label_of(mark.path, page),
            "original": plain(mark.source),
            "text": plain(mark.text),
            "tool": mark.tool,
        }
        for mark in open_machine_texts(page)
    ]
    return render(request, "cms_translations/machine.html", {"page": page, "rows": rows, "editor_url": editor(page)})


def _confirm(request: HttpRequest, page: Page) -> HttpResponse:
    chosen = [int(value) for value in request.POST.getlist("text") if value.isdecimal()]
    count = machine.confirm(page, chosen, request.user)
    if count:
        sentence = ngettext("You confirmed %(count)d text.", "You confirmed %(count)d texts.", count)
        messages.success(request, sentence % {"count": count})
    else:
        messages.warning(request, _("No text was ticked, so none was confirmed."))
    return redirect(request.path if open_machine_texts(page) else editor(page))


def choose_texts(request: HttpRequest, page_id: int) -> HttpResponse:
    """Per text: the original, what is there now, and what was there earlier; the chosen ones are taken back."""
    page = writable_page(request, page_id)
    if request.method == "POST":
        if rights.is_locked_for(request.user, page):
            messages.error(request, locked_sentence())
        else:
            _merge(request, page)
        return redirect(editor(page))
    context = {"page": page, "rows": merging.rows_of(page), "editor_url": editor(page)}
    return render(request, "cms_translations/merge.html", context)


def _merge(request: HttpRequest, page: Page) -> None:
    count = merging.merge(page, request.POST.dict(), request.user)
    if not count:
        messages.info(request, _("All texts stay as they are."))
        return
    sentence = ngettext("%(count)d earlier text was taken back.", "%(count)d earlier texts were taken back.", count)
    messages.success(request, sentence % {"count": count})
