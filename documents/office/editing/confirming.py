"""The answer of a person who has looked at what stands in a file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from . import permissions, warnings
from .reading import reading_of
from .views import edit_url


@require_POST
def confirm_findings(request: HttpRequest, version_id: int) -> HttpResponse:
    version = permissions.version_to_change(request.user, version_id)
    reading = reading_of(version)
    if reading.pk and warnings.confirm(version, reading, request.POST.get("digest", ""), request.user):
        messages.success(request, _("It is noted that you have checked the file: it may be published as it is."))
    else:
        messages.warning(request, _("Something else was found in the file meanwhile. Look at it and answer again."))
    return redirect(edit_url(version.document))
