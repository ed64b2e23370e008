"""Choosing documents in pages and texts. Registered with Wagtail, around its own registrations."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.documents.views.chooser import viewset

from documents import visibility
from documents.models import PublicationDocument
from documents.rich_text import RecordLinkHandler

from .chooser import RecordChooseResultsView, RecordChooseView, RecordUploadView

# Wagtail's own chooser with other views: blocks, texts and forms know its addresses, which no second chooser can have.
viewset.choose_view_class = RecordChooseView
viewset.choose_results_view_class = RecordChooseResultsView
viewset.create_view_class = RecordUploadView


@hooks.register("insert_global_admin_css")
def styles_of_the_chooser() -> str:
    """It opens in a dialog on any page of the admin."""
    return format_html('<link rel="stylesheet" href="{}">', static("documents/office/choosing.css"))


@hooks.register("register_rich_text_features", order=1)
def register_record_links(features):
    features.register_link_type(RecordLinkHandler)


@hooks.register("after_bulk_action")
def documents_changed_collection(request, action_type, objects, action_class_instance):
    """Wagtail moves many documents into a collection, which may be a closed one, without saving each."""
    if action_class_instance.model is PublicationDocument:
        visibility.refresh({document.record_id for document in objects})
