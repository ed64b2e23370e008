"""Giving an exception: one language of a record goes first, for a reason, until a day."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.log_actions import log
from wagtail.models import Page

from cms.clock import today
from cms.templatetags.cms_tags import numeric_date

from .choices import Gate
from .excuses import began_on
from .forms import ExceptionForm
from .gate import gated_duty
from .log_actions import EXCEPTED
from .models import LanguageException


def may_except(user, page: Page) -> bool:
    """Whoever may publish the page, before it is public, where its kind allows exceptions."""
    duty = None if page.live else gated_duty(page)
    return duty is not None and duty.gate == Gate.EXCEPTION and page.permissions_for_user(user).can_publish()


def give(request: HttpRequest, page_id: int) -> HttpResponse:
    page = get_object_or_404(Page.objects.specific(), pk=page_id)
    if not may_except(request.user, page):
        raise PermissionDenied
    duty, day = gated_duty(page), today()
    last_day = began_on(page, duty, day) + timedelta(days=duty.exception_days)
    given = LanguageException(
        translation_key=page.translation_key,
        language=page.locale.language_code,
        given_on=day,
        given_by=request.user,
    )
    form = ExceptionForm(request.POST or None, instance=given, today=day, last_day=last_day)
    editor = reverse("wagtailadmin_pages:edit", args=[page.pk])
    if request.method == "POST" and form.is_valid():
        keep(form.save(commit=False), page, request.user)
        messages.success(
            request,
            _("The exception holds until %(until)s. “%(title)s” may now be published in this language alone.")
            % {"until": numeric_date(given.until), "title": page.get_admin_display_title()},
        )
        return redirect(editor)
    return render(request, "parity/exception.html", {"page": page, "form": form, "editor_url": editor, "duty": duty})


@transaction.atomic
def keep(given: LanguageException, page: Page, user) -> None:
    """Save it, and write it into the history of the page."""
    given.save()
    reason = {"reason": given.get_reason_display(), "public_reason": given.public_reason.data}
    log(instance=page, action=EXCEPTED, user=user, data={"until": given.until.isoformat()} | reason)
