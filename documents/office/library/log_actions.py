"""What the history of a document says about work on many."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter

from .bulk.batches import UPLOADED
from .split.work import SPLIT, SPLIT_FROM
from .spreadsheet.applying import CHANGED


class Split(LogFormatter):
    label = gettext_lazy("Split into documents")

    def format_message(self, log_entry) -> str:
        pages = [part["pages"] for part in log_entry.data.get("parts", [])]
        return _("Documents were made of the pages %(pages)s") % {"pages": ", ".join(pages)}


class SplitFrom(LogFormatter):
    label = gettext_lazy("Made by splitting")

    def format_message(self, log_entry) -> str:
        return _("Made of the pages %(pages)s of “%(title)s” (document %(document)s, version %(version)s)") % {
            "pages": log_entry.data.get("pages", ""),
            "title": log_entry.data.get("title", ""),
            "document": log_entry.data.get("document", ""),
            "version": log_entry.data.get("version", ""),
        }


class ChangedBySheet(LogFormatter):
    label = gettext_lazy("Change by spreadsheet")

    def format_message(self, log_entry) -> str:
        columns = ", ".join(log_entry.data.get("columns", []))
        return _("Changed by a spreadsheet: %(columns)s") % {"columns": columns}


def register(actions) -> None:
    actions.register_action(SPLIT)(Split)
    actions.register_action(SPLIT_FROM)(SplitFrom)
    actions.register_action(CHANGED)(ChangedBySheet)
    actions.register_action(UPLOADED, gettext_lazy("Upload with others"), gettext_lazy("Uploaded with other files"))
