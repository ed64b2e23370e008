"""What ``fields`` leaves of a record or document: the same fields, of which each may be missing."""

from functools import cache
from typing import Any

from pydantic import BaseModel, Field, create_model
from pydantic.fields import FieldInfo

from .parts import Part


@cache
def chosen(model: type[BaseModel]) -> type[BaseModel]:
    """``model`` with ``id`` and any of its other fields, each of its own type where it is there."""
    fields: dict[str, Any] = {
        name: (field.rebuild_annotation(), _part(field, name == "id")) for name, field in model.model_fields.items()
    }
    about = f"{model.__name__} with the fields that “fields” asks for."
    return create_model(f"Chosen{model.__name__}", __base__=Part, __doc__=about, **fields)


def _part(field: FieldInfo, is_needed: bool) -> FieldInfo:
    # A plain default would stand in the description as a value that the answer has where the field is missing.
    default = {} if is_needed else {"default_factory": lambda: None}
    return Field(description=field.description, **default)
