"""The register of laws in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet

from cms.consistency.models import KnownLaw


class LawCreate(CreateView):
    def get_initial_form_instance(self) -> KnownLaw | None:
        """The number that an address brings along, from a finding: ``?number=…``."""
        number = self.request.GET.get("number", "").replace("\0", "")[:20]
        return KnownLaw(number=number) if number else None


class LawViewSet(SnippetViewSet):
    model = KnownLaw
    icon = "list-ol"
    menu_order = 252
    add_to_admin_menu = True
    list_display = ["number", Column("title", label=_("Title")), "source"]
    search_fields = ["number", "title", "source"]
    add_view_class = LawCreate
    panels = [FieldPanel("number"), FieldPanel("title"), FieldPanel("source")]
