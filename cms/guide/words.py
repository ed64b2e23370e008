"""What stands on the screens that the tours tell of: buttons, entries of menus, names of fields and lists.

Each is named by the message that the screen itself asks for, Wagtail's or ours, so a tour never says another word than
the button does. They are not collected from here: their translations are those of the screens.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext, pgettext

from cms.roles.publication import WORKFLOW


@dataclass(frozen=True)
class Word:
    message: str
    context: str | None = None
    # What the screen puts into the message.
    values: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        text = pgettext(self.context, self.message) if self.context else gettext(self.message)
        return capfirst(text % dict(self.values) if self.values else text)


_SAME_NAME = {
    "account": "Account",
    "act": "act",
    "add_child_page": "Add child page",
    "aging_pages": "Aging pages",
    "awaiting_review": "Awaiting your review",
    "by_machine": "By machine, not checked",
    "changed": "Original changed",
    "checked": "Checked: the machine’s text is right",
    "checked_file": "I have checked this: it may be published",
    "choose_document": "Choose a document",
    "date_adopted": "date adopted",
    "documents": "Documents",
    "download_po": "Download PO",
    "download_xliff": "Download XLIFF",
    "facts": "Facts, shared by all languages",
    "files": "Files",
    "give": "Give…",
    "given": "Given to me",
    "glossary": "Glossary",
    "go_live": "go live date/time",
    "group": "Group",
    "help": "Help",
    "history": "History",
    "home": "Dashboard",
    "i_do_it": "I do it",
    "in_progress": "In progress",
    "issuing_body": "issuing body",
    "kind_of_act": "kind of act",
    "languages": "Languages",
    "languages_level": "Languages kept level",
    "library": "Documents library",
    "look_at_text": "Look at the text and correct it",
    "not_public": "Translated, not public",
    "notifications": "Notifications",
    "open_work": "Open work",
    "overdue": "Overdue",
    "pages": "Pages",
    "other_things": "Pictures, links and other things of this page that are no text",
    "preview_of_saved": "Preview of what is saved",
    "protocol_number": "protocol number",
    "publish": "Publish",
    "ready": "Ready in this language…",
    "reports": "Reports",
    "same": "Leave as it is in the original",
    "save": "Save",
    "save_all": "Save all",
    "save_and_hand_over": "Save and hand over",
    "save_and_publish": "Save and publish",
    "save_draft": "Save draft",
    "save_schedule": "Save schedule",
    "schedule_to_publish": "Schedule to publish",
    "search": "Search",
    "set_schedule": "Set schedule",
    "site_history": "Site history",
    "split": "Split into several documents",
    "spreadsheet": "Spreadsheet",
    "summary": "summary",
    "take_over": "Take over",
    "toggle_checks": "Toggle checks",
    "toggle_preview": "Toggle preview",
    "toggle_status": "Toggle status",
    "translations": "Translations",
    "unpublish": "Unpublish",
    "upload": "Upload",
    "upload_several": "Upload several files",
    "upload_xliff": "Upload XLIFF",
    "use": "Use",
    "waiting": "Waiting",
    "your_edits": "Your most recent edits",
}
WORDS: dict[str, Word] = {name: Word(message) for name, message in _SAME_NAME.items()} | {
    "submit": Word("Submit to %(workflow_name)s", values=(("workflow_name", WORKFLOW),)),
    "withdraw": Word("Withdraw", context="document"),
}


class _Shown(Mapping[str, SafeString]):
    """The words as a text shows them, by the names that stand in it as ``%(save_draft)s``."""

    def __getitem__(self, name: str) -> SafeString:
        return format_html('<b class="guide-word">{}</b>', str(WORDS[name]))

    def __iter__(self) -> Iterator[str]:
        return iter(WORDS)

    def __len__(self) -> int:
        return len(WORDS)


def with_words(text: str | Promise) -> SafeString:
    """The text, safe for HTML, with every named word as it stands on the screen."""
    return mark_safe(escape(text) % _Shown())  # noqa: S308 - the text is escaped, and so is every word
