"""Copies of records: a copy is a record of its own, which no other language knows yet."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from .choices import Gate
from .gate import gated_duty
from .models import LanguageDuty
from .reading.pages import kinds


def keep_copies_as_drafts(request: HttpRequest, page: Page) -> None:
    """Take the wish to publish the copies out of the form where one of them would have to wait for its languages."""
    wanted = request.method == "POST" and request.POST.get("publish_copies") and not request.POST.get("alias")
    if not wanted or not has_to_wait(page, with_subpages=bool(request.POST.get("copy_subpages"))):
        return
    request.POST = request.POST.copy()
    del request.POST["publish_copies"]
    _say_so(request)


def convert_aliases_into_drafts(request: HttpRequest, alias: Page) -> None:
    """An alias follows its source into the public; the page that it becomes would have to wait for its languages.

    It is said before somebody confirms, and again when it was done. ``alias`` is the specific page.
    """
    if not alias.live or gated_duty(alias, alias_too=True) is None:
        return
    if request.method == "POST":
        if not alias.permissions_for_user(request.user).can_unpublish():
            raise PermissionDenied
        alias.unpublish(user=request.user)
    _say_so(request)


def _say_so(request: HttpRequest) -> None:
    messages.warning(
        request,
        _(
            "Copies are drafts here: records of this kind become public in all languages together, and a copy has no "
            "other language yet."
        ),
    )


def has_to_wait(page: Page, with_subpages: bool) -> bool:
    if page.live and gated_duty(page.specific):
        return True
    gated = set(LanguageDuty.objects.exclude(gate=Gate.FREE).values_list("kind", flat=True))
    models = [model for model, kind in kinds().items() if kind in gated]
    return with_subpages and bool(models) and page.get_descendants().live().exact_type(*models).exists()
