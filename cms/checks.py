"""Conventions that a person may forget, as numbered system checks."""

from django.conf import settings
from django.core.checks import Error, register

from .models import RecordPage


@register()
def check_record_types(app_configs, **kwargs) -> list[Error]:
    """Every record type is ordered by a date it has."""
    return [error for model in RecordPage.__subclasses__() for error in _missing_date(model)]


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


@register()
def check_admin_language(app_configs, **kwargs) -> list[Error]:
    """The language of the admin is one that its users can choose."""
    known = dict(settings.WAGTAILADMIN_PERMITTED_LANGUAGES)
    if settings.ADMIN_LANGUAGE in known:
        return []
    return [
        Error(
            f"ADMIN_LANGUAGE is “{settings.ADMIN_LANGUAGE}”, and the admin does not speak it.",
            hint=f"Set it to one of {', '.join(known)}.",
            id="komuna.E003",
        )
    ]
