"""What Wagtail's history says about work on documents."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter

WITHDRAWN, RESTORED = "documents.withdraw", "documents.restore"
TEXT_CORRECTED, FINDINGS_CONFIRMED = "documents.correct_text", "documents.confirm_findings"
NO_LONGER_SHOWN = "documents.no_longer_shown"


class WithReason(LogFormatter):
    """A subclass gives ``label`` and ``sentence`` with the place of the reason."""

    sentence = ""

    def format_message(self, log_entry) -> str:
        return str(self.sentence) % {"reason": (log_entry.data or {}).get("reason", "")}


class Withdrawn(WithReason):
    label = gettext_lazy("Withdraw a file")
    sentence = gettext_lazy("Taken out of readers’ hands. Reason: %(reason)s")


class Restored(WithReason):
    label = gettext_lazy("Give a file back")
    sentence = gettext_lazy("Given back to readers. Reason: %(reason)s")


class TextCorrected(LogFormatter):
    label = gettext_lazy("Correct the text")

    def format_message(self, log_entry) -> str:
        data = log_entry.data or {}
        page = data.get("page", "")
        if data.get("as_found"):
            return _("The text of page %(page)s is again as it was found") % {"page": page}
        return _("Text of page %(page)s corrected") % {"page": page}


class NoLongerShown(LogFormatter):
    label = gettext_lazy("No longer shown by a page")

    def format_message(self, log_entry) -> str:
        return _("No longer shown by the page “%(title)s”") % {"title": (log_entry.data or {}).get("page", "")}


def register(actions) -> None:
    actions.register_action(WITHDRAWN)(Withdrawn)
    actions.register_action(RESTORED)(Restored)
    actions.register_action(TEXT_CORRECTED)(TextCorrected)
    actions.register_action(NO_LONGER_SHOWN)(NoLongerShown)
    actions.register_action(
        FINDINGS_CONFIRMED, gettext_lazy("Check what stands in a file"), gettext_lazy("Checked: it may be published")
    )
