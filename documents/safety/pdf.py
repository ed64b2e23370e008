"""PDF: whether it opens, how many pages it has, and that it starts nothing. A child process does the reading."""

import json
import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import BinaryIO

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.local_files import temporary_copy
from documents.sandbox import ChildStopped, run

from .findings import UploadWarning, refusal
from .packages import Warnings
from .zip_structure import broken, has_end_of_zip, too_big_inside

_CHILD = Path(__file__).with_name("pdf_child")
_SECONDS, _MEGABYTES, _FILE_MEGABYTES = 30, 1024, 512
_ANEW = gettext_lazy("Open it and print it to PDF again, which leaves only the pages.")
# The first that applies is told.
_REFUSED: dict[str, str | Promise] = {
    "program": gettext_lazy("A program is attached to the PDF. Open it and print it to PDF again without attachments."),
    "launch": gettext_lazy(
        "The PDF has a link or action that starts a program or opens a file on the reader's computer."
    ),
    "javascript": gettext_lazy("The PDF has programs inside (JavaScript), which an official document does not need."),
    "share": gettext_lazy("The PDF has a link to a file on an internal network, which gives away names and passwords."),
    "xfa": gettext_lazy("The PDF is a form of a kind (XFA) that most programs cannot show."),
    "media": gettext_lazy("The PDF plays media or programs when it is opened."),
    "richmedia": gettext_lazy("The PDF plays media or programs when it is opened."),
    "import": gettext_lazy("The PDF has an action that reads files on the reader's computer."),
    "unreadable": gettext_lazy("The files attached to the PDF cannot be checked."),
    "unusual": gettext_lazy("The PDF is packed in a way that cannot be checked."),
}
_WARNED: dict[str, str | Promise] = {
    "attachment": gettext_lazy(
        "Other files are attached to the PDF. Many readers do not see them; publish them on their own."
    ),
    "submit": gettext_lazy(
        "The PDF is a form that sends what is filled in to an address. Check that the address is yours."
    ),
}


def check_pdf(file: BinaryIO, warnings: Warnings) -> int:
    """Return the number of pages. Raise ValidationError for a PDF that cannot be read or that starts something."""
    if has_end_of_zip(file):
        raise refusal(
            "two_formats",
            _("An archive is hidden behind the PDF, as attacks do. %(remedy)s") % {"remedy": _ANEW},
        )
    answer = _ask_child(file)
    if error := answer.get("error"):
        raise _unusable(error)
    findings = answer["findings"]
    for finding, sentence in _REFUSED.items():
        if finding in findings:
            raise refusal(finding, sentence if finding == "program" else f"{sentence} {_ANEW}")
    for finding, sentence in _WARNED.items():
        if finding in findings:
            warnings[finding] = UploadWarning(finding, str(sentence))
    if answer["restricted"]:
        warnings["restricted"] = UploadWarning(
            "restricted",
            _("The PDF forbids copying or printing. Readers and screen readers may not get its text."),
        )
    return answer["pages"]


def _ask_child(file: BinaryIO) -> dict:
    with _path_of(file) as path:
        command = [sys.executable, "-I", str(_CHILD), str(path)]
        try:
            return json.loads(run(command, seconds=_SECONDS, megabytes=_MEGABYTES, file_megabytes=_FILE_MEGABYTES))
        except ChildStopped as error:
            if error.reason == "crash":
                raise broken() from error
            raise too_big_inside() from error


def _path_of(file: BinaryIO) -> AbstractContextManager[Path]:
    """The file on this disk: large uploads lie there already, small ones are written."""
    if hasattr(file, "temporary_file_path"):
        return nullcontext(Path(file.temporary_file_path()))
    return temporary_copy(file, ".pdf")


def _unusable(error: str) -> Exception:
    if error == "password":
        return refusal(
            "encrypted",
            _("The PDF is locked with a password, so nobody could read it. Remove the password and upload it again."),
        )
    if error == "bomb":
        return too_big_inside()
    if error == "unreadable":
        return refusal("unreadable", f"{_REFUSED['unusual']} {_ANEW}")
    return broken()
