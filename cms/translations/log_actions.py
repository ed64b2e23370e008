from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter

FACTS_COPIED = "komuna.facts_copied"


def field_label(model: type[models.Model], name: str) -> str:
    """What people call a field or a list of children."""
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return name
    if isinstance(field, models.ManyToOneRel):
        return str(field.related_model._meta.verbose_name_plural)
    return str(field.verbose_name)


class FactsCopied(LogFormatter):
    label = gettext_lazy("Copy shared facts")

    def format_message(self, log_entry) -> str:
        data, model = log_entry.data or {}, log_entry.content_type.model_class()
        source = data.get("source", {})
        return _("Shared facts were copied from “%(title)s” (%(language)s): %(fields)s") % {
            "title": source.get("title", ""),
            "language": source.get("language", ""),
            "fields": ", ".join(field_label(model, name) for name in data.get("fields", [])),
        }
