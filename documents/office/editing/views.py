"""What the screens of one document share: head, way back, and that every one asks for the right to change it."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.views.generic import View
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from documents.models import PublicationDocument

NAMESPACE = "documents_editing"


def edit_url(edition: PublicationDocument) -> str:
    return reverse("wagtaildocs:edit", args=[edition.pk])


class EditionView(WagtailAdminTemplateMixin, View):
    """A subclass sets ``edition`` before it answers, and gives ``page_title`` and ``template_name``."""

    header_icon = "doc-full-inverse"
    request: HttpRequest
    edition: PublicationDocument

    def get_page_subtitle(self) -> str:
        return self.edition.title

    def get_breadcrumbs_items(self) -> list[dict]:
        documents = capfirst(self.edition._meta.verbose_name_plural)
        return [
            *self.breadcrumbs_items,
            {"url": reverse("wagtaildocs:index"), "label": documents},
            {"url": edit_url(self.edition), "label": self.edition.title},
            {"url": "", "label": self.get_page_title(), "sublabel": self.edition.title},
        ]

    def show(self, status: int = 200, **context) -> HttpResponse:
        context = {"edition": self.edition, "edit_url": edit_url(self.edition)} | context
        return self.render_to_response(self.get_context_data(**context), status=status)
