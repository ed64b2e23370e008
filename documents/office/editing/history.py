from django.http import HttpRequest
from wagtail.admin.views import generic

from documents.models import PublicationDocument

from . import permissions
from .views import NAMESPACE


class HistoryView(generic.HistoryView):
    """What was done with one document, and by whom."""

    model = PublicationDocument
    any_permission_required = ["change"]
    index_url_name = "wagtaildocs:index"
    edit_url_name = "wagtaildocs:edit"
    history_url_name = f"{NAMESPACE}:history"
    history_results_url_name = f"{NAMESPACE}:history_results"

    def setup(self, request: HttpRequest, *args, **kwargs) -> None:
        super().setup(request, *args, **kwargs)
        if request.user.is_authenticated:
            permissions.edition_to_change(request.user, self.object.pk)
