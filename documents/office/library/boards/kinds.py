"""The boards: lists of documents that wait for a person, each with what to do about them."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from documents.models import ReadingState
from documents.office.library import permissions

from . import details, selections
from .selections import Editions


@dataclass(frozen=True)
class Board:
    """``select`` narrows editions to those of the board; ``detail`` says something about each of a page of them.

    ``urgent`` boards ask for attention on the first page of the admin. ``read_again``: reading again may help.
    """

    code: str
    title: str | Promise
    hint: str | Promise
    select: Callable[[Editions], Editions]
    detail_label: str | Promise
    detail: Callable[..., details.Details]
    urgent: bool = False
    read_again: bool = False

    def editions(self, user) -> Editions:
        return self.select(permissions.editions_to_change(user))


_ALL = [
    Board(
        "public-unchecked",
        _("Public, but not checked yet"),
        _("Readers have these files, but they are not read yet or nobody has answered what was found. Look at them."),
        selections.public_unchecked,
        _("Why"),
        details.unchecked,
        urgent=True,
    ),
    Board(
        "failed",
        _("Could not be read"),
        _("Search does not find what stands in these files. Put the file right and replace it, or have it read again."),
        selections.in_state(ReadingState.FAILED),
        _("Reason"),
        details.reason,
        urgent=True,
        read_again=True,
    ),
    Board(
        "empty",
        _("No text found"),
        _("Nothing can be searched in these files, and screen readers stay silent. Write the text in, or scan again."),
        selections.in_state(ReadingState.EMPTY),
        _("Size"),
        details.pages,
        urgent=True,
        read_again=True,
    ),
    Board(
        "waiting-for-ocr",
        _("Scans that wait for character recognition"),
        _("When what is missing is installed, have them read again here or by “manage.py process_documents”."),
        selections.in_state(ReadingState.NEEDS_OCR),
        _("What is missing"),
        details.what_to_install,
        urgent=True,
        read_again=True,
    ),
    Board(
        "waiting",
        _("Waiting to be read"),
        _("They are read by themselves, one after the other. If the list does not get shorter, have them read again."),
        selections.in_state(ReadingState.WAITING),
        _("Uploaded"),
        details.uploaded,
        read_again=True,
    ),
    Board(
        "low-confidence",
        _("Badly read scans"),
        _("The machine was not sure of what it read on some pages. Compare them with the picture, correct the text."),
        selections.unsure,
        _("Unsure on"),
        details.unsure_pages,
    ),
    Board(
        "unused",
        _("Shown by no page"),
        _("No published page shows these documents, so nobody can read them. Attach them to a page, or delete them."),
        selections.unused,
        _("Uploaded"),
        details.uploaded,
    ),
    Board(
        "missing-language",
        _("A language is missing"),
        _("The law asks for every document in both official languages. Upload the file that is missing."),
        selections.language_missing,
        _("Missing"),
        details.missing_languages,
    ),
    Board(
        "duplicates",
        _("The same file twice"),
        _("These files are equal to the last byte. Keep one document and let the pages show that one."),
        selections.same_file,
        _("Same as"),
        details.same_files,
    ),
    Board(
        "other-language",
        _("Text in another language"),
        _("The text is in another language than the form says. Correct the language, or replace the file."),
        selections.other_language,
        _("Language"),
        details.languages,
        urgent=True,
    ),
    Board(
        "personal-data",
        _("Personal data found"),
        _("Look at the pages that are named. Black out what must not be public and replace the file, or confirm it."),
        selections.personal_data,
        _("Found"),
        details.findings,
        urgent=True,
    ),
    Board(
        "withdrawn",
        _("Withdrawn"),
        _("Readers see a note with the reason in the place of these files."),
        selections.withdrawn,
        _("Since, and why"),
        details.withdrawal,
    ),
]
BOARDS = {board.code: board for board in _ALL}
