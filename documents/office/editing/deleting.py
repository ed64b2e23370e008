"""The view that deletes one document."""

from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request

from . import deletion, permissions
from .uses import uses
from .views import EditionView


class DeleteView(EditionView):
    """Ask, then delete; what has to stay is said together with what to do instead."""

    page_title = gettext_lazy("Delete")
    template_name = "documents/office/editing/delete.html"

    def dispatch(self, request: HttpRequest, document_id: int) -> HttpResponse:
        self.edition = permissions.edition_to_change(request.user, document_id)
        return super().dispatch(request)

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._ask(deletion.obstacle(self.edition))

    def post(self, request: HttpRequest) -> HttpResponse:
        try:
            deletion.delete_edition(self.edition, request.user)
        except deletion.MayNotBeDeleted as stays:
            return self._ask(stays.obstacle, status=409)
        except ProtectedError:
            # A page took the document between the question and the answer.
            return self._ask(deletion.obstacle(self.edition), status=409)
        messages.success(request, _("“%(title)s” is deleted.") % {"title": self.edition.title})
        return redirect(get_valid_next_url_from_request(request) or reverse("wagtaildocs:index"))

    def _ask(self, obstacle: deletion.Obstacle | None, status: int = 200) -> HttpResponse:
        used_by = uses(self.edition.record, self.request.user) if obstacle else []
        versions = self.edition.versions.count()
        next_url = get_valid_next_url_from_request(self.request)
        return self.show(status, obstacle=obstacle, used_by=used_by, versions=versions, next=next_url)
