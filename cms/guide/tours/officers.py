"""How files are kept, read, put right and withdrawn."""

from django.utils.translation import gettext_lazy as _

from cms.guide.steps import Place, Step, Tour
from documents.office.library.permissions import may_add_documents, may_change_documents

OFFICERS = Tour(
    "officers",
    "doc-full",
    _("Keep the documents"),
    _("For documents officers: files that readers find by their text, at addresses that stay."),
    (
        Step(
            "home",
            _("What needs somebody"),
            (
                _(
                    "%(open_work)s, in the menu under %(library)s, counts what waits for a person: files that could "
                    "not be read, scans that were read badly, documents that lack a language."
                ),
                _("What is urgent stands on the first page of the admin too."),
            ),
            _("The boxes of open work, each with a number and what to do."),
            Place("documents_office:boards", "open_work", may_change_documents),
        ),
        Step(
            "library",
            _("Find a document"),
            (
                _(
                    "%(documents)s lists all files with language, kind and number, and says whether readers have them "
                    "and on which pages they stand."
                ),
                _("Search by words of the title or by the number, with or without the signs on letters."),
            ),
            _("The list of documents, searched by a word."),
            Place("wagtaildocs:index", "documents", may_change_documents),
        ),
        Step(
            "upload",
            _("Upload many files"),
            (
                _(
                    "Open %(upload_several)s and drop the files into the box, or choose them together. Below, say what "
                    "holds for all of them, then press %(upload)s."
                ),
                _("Uploading is not publishing: readers get a file only when a published page shows it."),
            ),
            _("The box for files, and the fields that hold for all of them."),
            Place("documents_office:bulk", "upload_several", may_add_documents),
        ),
        Step(
            "finish",
            _("Put them in order"),
            (
                _(
                    "Every file has a line; the portal proposes title, date and number from what it read. Correct them "
                    "and press %(save_all)s."
                ),
                _("Give two files that are one document in two languages the same letter in the column %(group)s."),
            ),
            _("A table with a line for each uploaded file."),
        ),
        Step(
            "document",
            _("One document"),
            (
                _(
                    "Choose a title to open a document. What its text says stands below the fields; %(take_over)s "
                    "writes it into the field. Nothing is filled in by itself."
                ),
                _(
                    "On the right stand its public address, which never changes, its versions, and the pages that use "
                    "it."
                ),
            ),
            _("The form of a document, with what its text says below a field."),
        ),
        Step(
            "text",
            _("The text of a scan"),
            (
                _(
                    "%(look_at_text)s shows the picture of a page beside its text. Words of which the machine was not "
                    "sure are marked; write them right and save."
                ),
                _("What you correct stays, and readers find the document by it."),
            ),
            _("A scanned page, and beside it the text that was read."),
        ),
        Step(
            "check",
            _("Personal data"),
            (
                _(
                    "The portal names the personal numbers, bank accounts, telephone numbers and e-mail addresses that "
                    "it found. Look at each of them."
                ),
                _(
                    "If they may be public, press %(checked_file)s. If not, replace the file with one in which they "
                    "are blacked out."
                ),
            ),
        ),
        Step(
            "split",
            _("One scan, several documents"),
            (
                _("%(split)s shows all pages of a PDF. Set the cuts and give each part its title."),
                _("Every part becomes a document of its own; the original stays as it is."),
            ),
        ),
        Step(
            "withdraw",
            _("Replace or withdraw"),
            (
                _(
                    "To replace a file, choose the new one in the form of the document and write why. The address "
                    "stays, and readers find the earlier version with your reason."
                ),
                _(
                    "%(withdraw)s takes a file out of readers’ hands; your reason stands in its place, and you can "
                    "give the file back. Only what no page uses and no reader ever had can be deleted."
                ),
            ),
            _("The form that asks for the reason of a withdrawal."),
        ),
        Step(
            "table",
            _("Many documents in a table"),
            (
                _(
                    "%(spreadsheet)s gives you the list as a file for a spreadsheet program. Change titles, dates and "
                    "numbers in it, and upload it again."
                ),
                _("You see every difference first; nothing changes before you agree."),
            ),
            None,
            Place("documents_office:spreadsheet", "spreadsheet", may_change_documents),
        ),
    ),
)
