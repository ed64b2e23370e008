from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.log_actions import LogFormatter

FACTS_COPIED = "komuna.facts_copied"
MACHINE_CONFIRMED = "komuna.machine_confirmed"
MACHINE_HELD = "komuna.machine_held"
TEXTS_MERGED = "komuna.texts_merged"
JOINED = "komuna.joined"
SEPARATED = "komuna.separated"


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


class MachineConfirmed(LogFormatter):
    label = gettext_lazy("Confirm machine translation")

    def format_message(self, log_entry) -> str:
        count = (log_entry.data or {}).get("count", 0)
        return ngettext(
            "%(count)d text of a machine was confirmed", "%(count)d texts of a machine were confirmed", count
        ) % {"count": count}


class MachineHeld(LogFormatter):
    label = gettext_lazy("Hold back machine translation")
    message = gettext_lazy("The planned publication was cancelled: texts of a machine were not confirmed in time")


class TextsMerged(LogFormatter):
    label = gettext_lazy("Take back earlier texts")

    def format_message(self, log_entry) -> str:
        count = (log_entry.data or {}).get("count", 0)
        return ngettext("%(count)d earlier text was taken back", "%(count)d earlier texts were taken back", count) % {
            "count": count
        }


class Joined(LogFormatter):
    label = gettext_lazy("Join languages")

    def format_message(self, log_entry) -> str:
        return _("Joined with “%(title)s” (%(language)s) as one record") % _other(log_entry)


class Separated(LogFormatter):
    label = gettext_lazy("Separate languages")

    def format_message(self, log_entry) -> str:
        return _("Separated from “%(title)s” (%(language)s)") % _other(log_entry)


def _other(log_entry) -> dict[str, str]:
    other = (log_entry.data or {}).get("other", {})
    return {"title": other.get("title", ""), "language": other.get("language", "")}


FORMATTERS = {
    FACTS_COPIED: FactsCopied,
    MACHINE_CONFIRMED: MachineConfirmed,
    MACHINE_HELD: MachineHeld,
    TEXTS_MERGED: TextsMerged,
    JOINED: Joined,
    SEPARATED: Separated,
}
