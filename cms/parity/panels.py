"""The figure on the home page of the admin."""

from django.urls import reverse
from wagtail.admin.ui.components import Component

from cms.clock import today

from .figure import figures, total


class ParityPanel(Component):
    name = "parity"
    template_name = "parity/home_panel.html"
    order = 90

    def get_context_data(self, parent_context) -> dict:
        sum_of_all = total(figures(today()))
        board = reverse("parity:board")
        return {"figure": sum_of_all, "board_url": board, "overdue_url": f"{board}?age=overdue"}
