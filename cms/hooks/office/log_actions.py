"""What is done with a webhook besides editing it, as its history tells."""

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter

PINGED = "hooks.pinged"
ROTATED = "hooks.rotated"
SHOWN = "hooks.secret_shown"
RESUMED = "hooks.resumed"
RESENT = "hooks.resent"


class Pinged(LogFormatter):
    label = _("Send a test")
    message = _("Had a test sent")


class Rotated(LogFormatter):
    label = _("Make a new secret")
    message = _("Made a new secret")


class Shown(LogFormatter):
    label = _("Show the secret")
    message = _("Had the secret shown")


class Resumed(LogFormatter):
    label = _("Go on sending")
    message = _("Had sending gone on with")


class Resent(LogFormatter):
    label = _("Send again")

    def format_message(self, log_entry) -> str:
        return _("Had messages sent again: %(n)d") % {"n": (log_entry.data or {}).get("count", 0)}


FORMATTERS = {PINGED: Pinged, ROTATED: Rotated, SHOWN: Shown, RESUMED: Resumed, RESENT: Resent}
