"""Giving work to a translator, and taking it."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request

from cms.desk import work as working
from cms.desk.access import Work, may_assign, work_for
from cms.desk.forms import AssignmentForm
from cms.desk.models import Assignment


def assign(request: HttpRequest, translation_id: int) -> HttpResponse:
    work = work_for(request.user, translation_id)
    if not may_assign(request.user, work):
        raise PermissionDenied
    assignment = working.open_assignment(work.page) or working.new_assignment(work.page)
    opened = request.POST.get("opened", working.seen(assignment))
    form = AssignmentForm(request.POST or None, instance=assignment, work=work)
    if request.method == "POST" and form.is_valid():
        if _is_given(request, work, form, opened):
            return redirect(_back(request, translation_id))
        opened = working.seen(working.open_assignment(work.page))
    context = {
        "form": form,
        "work": work,
        "opened": opened,
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


def _is_given(request: HttpRequest, work: Work, form: AssignmentForm, opened: str) -> bool:
    """Give the work as the form says, unless it is no longer what the form was opened with: then the form says so."""
    given = form.save(commit=False)
    try:
        working.assign(work, given, request.user, opened)
    except working.GivenMeanwhile:
        form.add_error(None, _meanwhile(working.open_assignment(work.page)))
        return False
    sentence = _("“%(title)s” was given to %(name)s.")
    values = {"title": work.page.get_admin_display_title(), "name": get_user_display_name(given.assignee)}
    messages.success(request, sentence % values)
    return True


def _meanwhile(assignment: Assignment | None) -> str:
    if assignment is None or assignment.assignee is None:
        return _("The work ended meanwhile, so nothing was given. Give it again if that is meant.")
    return _("Meanwhile the work was given to %(name)s, so nothing was changed. Give it again if that is meant.") % {
        "name": get_user_display_name(assignment.assignee)
    }


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
