from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.log_actions import LogFormatter

TRANSLATED = "komuna.translated"
HANDED_OVER = "komuna.translation_handed_over"
ASSIGNED = "komuna.translation_assigned"


class Translated(LogFormatter):
    label = _("Translate")

    def format_message(self, log_entry) -> str:
        count = (log_entry.data or {}).get("count", 0)
        return ngettext("Translated %(count)d text", "Translated %(count)d texts", count) % {"count": count}


class HandedOver(LogFormatter):
    label = _("Hand over translation")

    def format_message(self, log_entry) -> str:
        return str(_("Handed the translation over for publication"))


class Assigned(LogFormatter):
    label = _("Assign translation")

    def format_message(self, log_entry) -> str:
        return str(_("Gave the translation to %(name)s")) % {"name": (log_entry.data or {}).get("name", "")}


FORMATTERS = {TRANSLATED: Translated, HANDED_OVER: HandedOver, ASSIGNED: Assigned}
