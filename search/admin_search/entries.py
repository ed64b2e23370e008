"""Writing entries of the index: one statement for any number of objects, whatever the size of the index."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Model
from modelsearch.conf import get_app_config
from modelsearch.utils import get_content_type_pk

IndexEntry = get_app_config().get_model("IndexEntry", require_ready=False)


class UpsertingIndex:
    """For an index class of modelsearch, before its base: writes no row but those of the objects it was given."""

    #: The columns that a second writing of the same object replaces.
    written_fields: tuple[str, ...]

    def entry_values(self, obj: Model) -> dict:
        """Return the values of ``written_fields`` for an object."""
        raise NotImplementedError

    def add_items(self, model: type[Model], objs: Iterable[Model]) -> None:
        if not model.get_search_fields():
            return
        content_type = get_content_type_pk(model)
        entries = {
            str(obj.pk): IndexEntry(content_type_id=content_type, object_id=str(obj.pk), **self.entry_values(obj))
            for obj in objs
        }
        with transaction.atomic(using=self.write_connection.alias):
            IndexEntry._default_manager.using(self.write_connection.alias).bulk_create(
                entries.values(),
                update_conflicts=True,
                unique_fields=["content_type", "object_id"],
                update_fields=self.written_fields,
            )
