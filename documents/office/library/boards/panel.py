"""On the first page of the admin: what needs a person in the documents library, if anything does."""

from wagtail.admin.ui.components import Component

from documents.office.library import permissions

from .kinds import BOARDS


class AttentionPanel(Component):
    name = "documents_attention"
    template_name = "documents/office/library/panel.html"
    order = 250

    def get_context_data(self, parent_context) -> dict:
        user = parent_context["request"].user
        if not permissions.may_change_documents(user):
            return {"open": []}
        counted = [(board, board.editions(user).count()) for board in BOARDS.values() if board.urgent]
        return {"open": [(board, count) for board, count in counted if count]}
