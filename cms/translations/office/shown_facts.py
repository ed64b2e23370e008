"""A fact of a page in words that people can compare."""

from django.db import models
from django.utils.formats import localize
from django.utils.translation import gettext as _
from wagtail.fields import StreamField
from wagtail.models import Page

UNSAID = "–"


def shown(page: Page, name: str) -> str:
    field = page._meta.get_field(name)
    value = getattr(page, name)
    if isinstance(field, models.ManyToOneRel | models.ManyToManyField):
        return ", ".join(_child(each) for each in value.all()) or UNSAID
    if isinstance(field, StreamField):
        return _("values inside the text")
    if getattr(field, "choices", None):
        return str(getattr(page, f"get_{name}_display")())
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return UNSAID if value in (None, "") else str(localize(value))


def _child(each: models.Model) -> str:
    return str(getattr(each, "document", each))
