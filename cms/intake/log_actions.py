from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter

WRITTEN = "komuna.written_by_system"


class Written(LogFormatter):
    """Beside Wagtail's own entry, which names the user: that a program wrote it, and with which token."""

    label = _("Written by another system")

    def format_message(self, log_entry) -> str:
        token = (log_entry.data or {}).get("token", "")
        return str(_("Written by another system (key “%(token)s”)")) % {"token": token}


FORMATTERS = {WRITTEN: Written}
