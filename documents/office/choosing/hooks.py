"""Choosing documents in pages and texts. Registered with Wagtail, around its own registrations."""

from wagtail import hooks
from wagtail.documents.views.chooser import viewset

from documents.rich_text import RecordLinkHandler

from .chooser import RecordChooseResultsView, RecordChooseView

# Wagtail's own chooser with other views: blocks, texts and forms know its addresses, which no second chooser can have.
viewset.choose_view_class = RecordChooseView
viewset.choose_results_view_class = RecordChooseResultsView


@hooks.register("register_rich_text_features", order=1)
def register_record_links(features):
    features.register_link_type(RecordLinkHandler)
