"""What the screens of the library share: permission, head, way back."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin

from documents.models import PublicationDocument

NAMESPACE = "documents_office"
CRUMBS = [
    *WagtailAdminTemplateMixin.breadcrumbs_items,
    {"url": reverse_lazy(f"{NAMESPACE}:boards"), "label": _("Documents library")},
]


class LibraryView(PermissionCheckedMixin, WagtailAdminTemplateMixin, View):
    """A subclass gives ``page_title``, ``template_name``, and the right it asks for if it is not to change."""

    model = PublicationDocument
    permission_required = "change"
    header_icon = "folder-open-inverse"
    breadcrumbs_items = CRUMBS
    request: HttpRequest

    def get_breadcrumbs_items(self) -> list[dict]:
        title, subtitle = self.get_page_title(), self.get_page_subtitle()
        return [*self.breadcrumbs_items, {"url": "", "label": title, "sublabel": subtitle}]

    def show(self, status: int = 200, **context) -> HttpResponse:
        return self.render_to_response(self.get_context_data(**context), status=status)
