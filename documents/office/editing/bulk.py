"""Wagtail's deeds on many documents at once, which name only documents that the user may know of."""

from collections.abc import Iterable

from django.db.models import ProtectedError
from django.http import Http404
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.documents.views.bulk_actions import AddTagsBulkAction, AddToCollectionBulkAction, DeleteBulkAction

from documents.models import PublicationDocument
from documents.office.library.permissions import keys_in

from . import deletion, permissions
from .uses import uses


class KnownOnly:
    """Documents that the user may neither choose nor change are counted, not named: ``unknown_count``."""

    @classmethod
    def get_queryset(cls, model, object_ids: Iterable) -> list[PublicationDocument]:
        editions = list(PublicationDocument.objects.filter(pk__in=keys_in(map(str, object_ids))))
        if not editions:
            raise Http404
        return editions

    def get_actionable_objects(self) -> tuple[list[PublicationDocument], dict]:
        editions, others = super().get_actionable_objects()
        refused = others["items_with_no_access"]
        known = permissions.policy().instances_user_has_any_permission_for(self.request.user, ["choose", "change"])
        keys = set(known.filter(pk__in=[edition.pk for edition in refused]).values_list("pk", flat=True))
        others["items_with_no_access"] = [edition for edition in refused if edition.pk in keys]
        others["unknown_count"] = len(refused) - len(keys)
        return editions, others


class AddTags(KnownOnly, AddTagsBulkAction):
    template_name = "documents/office/editing/bulk_tags.html"


class AddToCollection(KnownOnly, AddToCollectionBulkAction):
    template_name = "documents/office/editing/bulk_collection.html"


class DeleteUnused(KnownOnly, DeleteBulkAction):
    """Those that may go are deleted, while the others are named with the reason."""

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
