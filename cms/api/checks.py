"""The convention that the interface leaves nothing out, as a numbered system check."""

from django.core.checks import Error, register

from search.catalogue.truth import families

from .contract.records import BY_TYPE

# Of every page, or derived, or under another name: no fact of its own.
_NOT_FACTS = {"page_ptr", "folded", "body"}


def check_contract(app_configs, **kwargs) -> list[Error]:
    """Every page type shows all its own fields in the interface."""
    return [
        Error(
            f"The field “{name}” of {model.__name__} is not in the answers of the interface.",
            hint="Add it to the model of the type in cms/api/contract/records.py, so that other sites get every field.",
            obj=model,
            id="komuna.E001",
        )
        for model, family in families().items()
        for name in sorted(_own(model) - BY_TYPE[family.value].model_fields.keys() - _NOT_FACTS)
    ]


def _own(model) -> set[str]:
    return {field.name for field in (*model._meta.local_fields, *model._meta.local_many_to_many)}


def connect() -> None:
    register(check_contract)
