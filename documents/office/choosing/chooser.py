"""Choosing a document for a page: one row a document, whatever languages it has."""

from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.chooser import ChooseResultsViewMixin
from wagtail.documents.views.chooser import (
    BaseDocumentChooseView,
    DocumentChooserUploadView,
    DocumentChooseViewMixin,
    DocumentCreationFormMixin,
)

from cms.templatetags.cms_tags import language_name
from documents.models import PublicationDocument
from documents.office.storing import FileNotStored


class RecordChoosing(BaseDocumentChooseView):
    """A search looks at the titles of all languages; without one, a document's first edition stands for it."""

    def get_object_list(self):
        editions = super().get_object_list().select_related("record__issuing_body").prefetch_related("record__editions")
        if self.request.GET.get("q"):
            return editions
        earlier = PublicationDocument.objects.filter(record=OuterRef("record"), pk__lt=OuterRef("pk"))
        return editions.filter(~Exists(earlier))

    @property
    def columns(self):
        title, *others = super().columns
        for column in others:
            column.classname = f"{column.classname or ''} {WIDE_ONLY}".strip()
        return [title, *FACT_COLUMNS, *others]


def languages_of(edition: PublicationDocument) -> str:
    return ", ".join(language_name(one.language) for one in edition.record.editions.all())


# Left out on small screens, where titles need the room (see ``choosing.css``).
WIDE_ONLY = "documents-wide-only"
FACT_COLUMNS = [
    Column("languages", label=_("Languages"), accessor=languages_of),
    Column("kind", label=_("Kind"), accessor="get_kind_display"),
    Column("reference", label=_("Reference number"), accessor="reference", classname=WIDE_ONLY),
]


class RecordChooseView(DocumentChooseViewMixin, DocumentCreationFormMixin, RecordChoosing):
    pass


class RecordChooseResultsView(ChooseResultsViewMixin, DocumentCreationFormMixin, RecordChoosing):
    pass


class RecordUploadView(DocumentChooserUploadView):
    def post(self, request: HttpRequest) -> HttpResponse:
        try:
            return super().post(request)
        except FileNotStored as failed:
            self.form.add_error("file", str(failed))
            return self.get_reshow_creation_form_response()
