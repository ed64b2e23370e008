from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel


class TitlePanel(TitleFieldPanel):
    """Wagtail's panel without the script that fills a slug field while the editor types.

    Our addresses are made by the portal, and without that field the script stops with an error.
    """

    class BoundPanel(TitleFieldPanel.BoundPanel):
        def get_attrs(self) -> dict:
            return {"placeholder": self.get_placeholder()}


TITLE_PANEL = TitlePanel(
    "title", help_text=_("As readers would search for it: what it is about comes first. Not in capital letters.")
)

# The taxonomy is short: a list to choose from is quicker than the window that Wagtail opens for snippets.
BODY_PANEL = FieldPanel("issuing_body", widget=forms.Select)


def ticks(field: str) -> FieldPanel:
    """A panel with a tick box for each term, for fields that take several."""
    return FieldPanel(field, widget=forms.CheckboxSelectMultiple)
