from django import forms
from wagtail.admin.panels import FieldPanel

# Wagtail's own title panel fills a slug field while the editor types; our addresses are made by the portal, and
# without that field its script stops with an error.
TITLE_PANEL = FieldPanel("title", classname="title")

# The taxonomy is short: a list to choose from is quicker than the window that Wagtail opens for snippets.
BODY_PANEL = FieldPanel("issuing_body", widget=forms.Select)


def ticks(field: str) -> FieldPanel:
    """A panel with a tick box for each term, for fields that take several."""
    return FieldPanel(field, widget=forms.CheckboxSelectMultiple)
