"""Giving work to a translator, and taking it."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request

from cms.desk import work as working
from cms.desk.access import may_assign, work_for
from cms.desk.forms import AssignmentForm


def assign(request: HttpRequest, translation_id: int) -> HttpResponse:
    work = work_for(request.user, translation_id)
    if not may_assign(request.user, work):
        raise PermissionDenied
    assignment = working.open_assignment(work.page) or working.new_assignment(work.page)
    form = AssignmentForm(request.POST or None, instance=assignment, work=work)
    if request.method == "POST" and form.is_valid():
        given = form.save(commit=False)
        working.assign(work, given, request.user)
        messages.success(
            request,
            _("“%(title)s” was given to %(name)s.")
            % {
                "title": work.page.get_admin_display_title(),
                "name": given.assignee.get_full_name() or given.assignee.get_username(),
            },
        )
        return redirect(_back(request, translation_id))
    context = {
        "form": form,
        "work": work,
        "page_title": _("Give to a translator"),
        "page_subtitle": f"{work.page.get_admin_display_title()} ({work.page.locale.get_display_name()})",
        "header_icon": "user",
        "breadcrumbs_items": [
            {"url": reverse("desk:inbox"), "label": _("Translations")},
            {"url": "", "label": _("Give to a translator")},
        ],
        "next": get_valid_next_url_from_request(request),
    }
    return render(request, "desk/assign.html", context)


@require_POST
def take(request: HttpRequest, translation_id: int) -> HttpResponse:
    work = work_for(request.user, translation_id)
    if working.take(work, request.user):
        messages.success(request, _("It is yours now."))
    else:
        messages.warning(request, _("Somebody else has it already. Ask whoever gives the work if you should do it."))
    return redirect(_back(request, translation_id))


def _back(request: HttpRequest, translation_id: int) -> str:
    return get_valid_next_url_from_request(request) or reverse("desk:edit", args=[translation_id])
