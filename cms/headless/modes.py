"""The second way to look at a draft: beside the portal's own page, the office's front end."""

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from .address import is_set_up, origin, preview_address

# The name of the preview mode in addresses of the admin.
EXTERNAL = "external"


class ExternalPreviewMixin:
    """For every page type that readers see. Stands before ``Page`` in the bases.

    Where the office has a front end (``HEADLESS_PREVIEW_URL``), all of Wagtail's previews offer it: the panel of the
    editor, “View draft”, revisions, workflows and translations.
    """

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        if not is_set_up():
            return super().preview_modes
        return [("", _("On this portal")), (EXTERNAL, _("On our site"))]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        if mode_name == EXTERNAL and is_set_up():
            return framed(self, request)
        return super().serve_preview(request, mode_name)


def framed(page, request: HttpRequest) -> HttpResponse:
    """A page of the admin that shows the front end in a frame.

    A redirect would do for the reader, but not for the editor's panel: its script looks into its frame.
    """
    from .drafts import keep  # models, which are not there yet when page classes are made

    address = preview_address(page, keep(page, request.user))
    answer = TemplateResponse(request, "headless/frame.html", {"page": page, "address": address})
    # Of all answers only this one may frame the front end, and nothing else.
    answer._csp_replace = {"frame-src": [origin()]}
    answer._csp_exempt_ro = True
    answer["Referrer-Policy"] = "no-referrer"
    answer["Cache-Control"] = "no-store, private"
    return answer
