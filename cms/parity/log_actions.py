from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter

READY = "komuna.language_ready"
EXCEPTED = "komuna.language_exception"
HELD = "komuna.publication_held"
FAILED = "komuna.publication_failed"


class Ready(LogFormatter):
    label = gettext_lazy("Ready in this language")

    def format_message(self, log_entry) -> str:
        return _("Marked as ready: it becomes public together with the other languages.")


class Excepted(LogFormatter):
    label = gettext_lazy("Exception for one language alone")

    def format_message(self, log_entry) -> str:
        data = log_entry.data or {}
        return _("May be public in one language alone until %(until)s. Reason: %(reason)s") % {
            "until": data.get("until", ""),
            "reason": data.get("reason", ""),
        }


class Held(LogFormatter):
    label = gettext_lazy("Publication held back")

    def format_message(self, log_entry) -> str:
        return _("The planned publication was held back: another language is not ready.")


class Failed(LogFormatter):
    label = gettext_lazy("Publication failed")

    def format_message(self, log_entry) -> str:
        sentence = _("The planned publication could not take place. Mend the page and plan it again. %(reason)s")
        return (sentence % {"reason": (log_entry.data or {}).get("reason", "")}).strip()


ACTIONS = {READY: Ready, EXCEPTED: Excepted, HELD: Held, FAILED: Failed}
