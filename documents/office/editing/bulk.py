"""Deleting many documents from the list: those that may go, while the others are named with the reason."""

from django.db.models import ProtectedError
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.documents.views.bulk_actions import DeleteBulkAction

from documents.models import PublicationDocument

from . import deletion
from .uses import uses


class DeleteUnused(DeleteBulkAction):
    template_name = "documents/office/editing/bulk_delete.html"

    def get_actionable_objects(self) -> tuple[list[PublicationDocument], dict]:
        editions, others = super().get_actionable_objects()
        staying = {edition.pk: found for edition in editions if (found := deletion.obstacle(edition))}
        self.staying = [edition for edition in editions if edition.pk in staying]
        others["items_that_stay"] = [
            {
                "item": edition,
                "sentence": staying[edition.pk].sentence,
                "used_by": uses(edition.record, self.request.user) if staying[edition.pk].users else [],
            }
            for edition in self.staying
        ]
        return [edition for edition in editions if edition.pk not in staying], others

    def get_execution_context(self) -> dict:
        return {"user": self.request.user}

    @classmethod
    def execute_action(cls, objects, user=None, **kwargs) -> tuple[int, int]:
        return sum(_delete(edition, user) for edition in objects), 0

    def prepare_action(self, objects, objects_without_access) -> None:
        if self.staying:
            titles = ", ".join(f"“{edition.title}”" for edition in self.staying)
            messages.warning(
                self.request,
                _("Not deleted, because pages use them or they were public: %(titles)s. Withdraw them instead.")
                % {"titles": titles},
            )
        return super().prepare_action(objects, objects_without_access)


def _delete(edition: PublicationDocument, user) -> bool:
    """False where a page took the document between the question and the answer."""
    try:
        deletion.delete_edition(edition, user)
    except (deletion.MayNotBeDeleted, ProtectedError):
        return False
    return True
