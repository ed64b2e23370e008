from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from . import urgent
from .forms import UrgentPublicationForm


def publish_urgently(request: HttpRequest, page_id: int) -> HttpResponse:
    """Ask for the reason, then publish the latest revision without review."""
    page = get_object_or_404(Page.objects.specific(), pk=page_id)
    if not urgent.may_publish_urgently(request.user, page):
        raise PermissionDenied
    if not urgent.is_unpublished(page):
        messages.warning(request, _("There is nothing to publish: the page is public as it is."))
        return redirect(_editor(page))
    form = UrgentPublicationForm(request.POST or None)
    faults: list[str] = []
    if request.method == "POST" and form.is_valid():
        answer, faults = _publish(request, page, form.cleaned_data["reason"])
        if answer:
            return answer
    context = {"page": page, "form": form, "faults": faults, "editor_url": _editor(page)}
    return render(request, "roles/publish_urgently.html", context)


def _editor(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def _publish(request: HttpRequest, page: Page, reason: str) -> tuple[HttpResponse | None, list[str]]:
    for hook in hooks.get_hooks("before_publish_page"):
        if answer := hook(request, page):
            return answer, []
    page = Page.objects.get(pk=page.pk).specific
    try:
        latest = urgent.checked_revision(page)
    except ValidationError as error:
        return None, urgent.sentences(error, page)
    urgent.publish_urgently(latest, request.user, reason)
    messages.success(
        request,
        _("“%(title)s” is published without review. The reason stands in its history.") % {"title": latest.title},
    )
    for hook in hooks.get_hooks("after_publish_page"):
        if answer := hook(request, latest):
            return answer, []
    return redirect(_editor(page)), []
