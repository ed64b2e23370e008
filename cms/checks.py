"""Conventions that a person may forget, as numbered system checks."""

from django.core.checks import Error, register

from .models import RecordPage

# Of every page, or derived: not part of a type's own contract.
_NOT_FACTS = {"page_ptr", "folded"}


@register()
def check_record_types(app_configs, **kwargs) -> list[Error]:
    """Every record type shows all its own fields in the API and is ordered by a date it has."""
    errors = []
    for model in RecordPage.__subclasses__():
        errors += _missing_api_fields(model) + _missing_date(model)
    return errors


def _missing_api_fields(model) -> list[Error]:
    shown = {field.name for field in model.api_fields}
    own = {field.name for field in (*model._meta.local_fields, *model._meta.local_many_to_many)}
    return [
        Error(
            f"The field “{name}” of {model.__name__} is not in its api_fields.",
            hint="Add an APIField, so that other sites get every field of the record.",
            obj=model,
            id="komuna.E001",
        )
        for name in sorted(own - shown - _NOT_FACTS)
    ]


def _missing_date(model) -> list[Error]:
    if model.date_field in {field.name for field in model._meta.get_fields()}:
        return []
    return [
        Error(
            f"{model.__name__}.date_field names “{model.date_field}”, which is no field of it.",
            hint="Name the date that orders the records of this type.",
            obj=model,
            id="komuna.E002",
        )
    ]
