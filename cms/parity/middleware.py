"""A publication that its door did not ask about is refused deep inside: whoever asked for it reads why."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.deprecation import MiddlewareMixin
from wagtail.admin import messages
from wagtail.admin.modal_workflow import render_modal_workflow
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request

from cms.translations.machine import UnconfirmedMachineText

from . import held
from .gate import PublicationRefused
from .typed import hand_back


class RefusedPublicationMiddleware(MiddlewareMixin):
    """In the admin the sentence takes the place of a server error. The save of the page was taken back by then.

    An approval that has to wait is no error: it is kept, and what it waits for is said beside the usual answer.
    """

    def process_request(self, request: HttpRequest) -> None:
        held.listen()

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        for sentence in held.heard():
            messages.warning(request, sentence)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, UnconfirmedMachineText | PublicationRefused):
            return None
        match = request.resolver_match
        if match is None or not request.path.startswith(reverse("wagtailadmin_home")):
            return None
        return _answer(request, exception, match.kwargs.get("page_id"))


def _answer(request: HttpRequest, refused: ValidationError, page_id: int | None) -> HttpResponse:
    for sentence in refused.messages:
        messages.error(request, sentence)
    hand_back(request)
    editor = reverse("wagtailadmin_pages:edit", args=[page_id]) if page_id else reverse("wagtailadmin_home")
    back = get_valid_next_url_from_request(request) or editor
    if request.headers.get("x-requested-with") == "XMLHttpRequest":
        # The dialogue of a workflow closes and the browser goes on to where the sentence stands.
        return render_modal_workflow(request, "", None, {}, json_data={"step": "success", "redirect": back})
    return redirect(back)
