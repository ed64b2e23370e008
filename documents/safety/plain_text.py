"""Plain text and tables as text: readable letters to the last byte, and formulas pointed out."""

import codecs
from collections.abc import Iterator
from typing import BinaryIO

from django.utils.translation import gettext as _

from .dynamic_data import has_formula
from .findings import UploadWarning, refusal
from .packages import Warnings
from .pieces import pieces, read_at

_CONTROLS = {chr(number) for number in range(32)} - set("\t\n\r\f\x1a") | {"\x7f"}
_CONTROLS_TABLE = dict.fromkeys(map(ord, _CONTROLS))
# Some old programs leave a few; binary files have many.
_CONTROLS_ALLOWED = 16


def check_text(file: BinaryIO, extension: str, warnings: Warnings) -> None:
    """Raise ValidationError where a file is no text in UTF-8, UTF-16 with its mark, or Windows-1250."""
    controls, formulas, kept = 0, False, ""
    for text in _decoded(file):
        controls += len(text) - len(text.translate(_CONTROLS_TABLE))
        if "\0" in text or controls > _CONTROLS_ALLOWED:
            raise _no_text()
        if extension == "csv":
            formulas = has_formula(kept + text) or formulas
            kept = text[-400:]
    if formulas:
        warnings["formulas"] = UploadWarning(
            "formulas",
            _("Cells of the table begin like formulas. Spreadsheet programs calculate them instead of showing them."),
        )


def _decoded(file: BinaryIO) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(_encoding_of(file))()
    try:
        for piece in pieces(file):
            yield decoder.decode(piece)
        yield decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        raise _no_text() from error


def _encoding_of(file: BinaryIO) -> str:
    if read_at(file, 0, 2) in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    try:
        for piece in pieces(file):
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1250"
    return "utf-8-sig"


def _no_text() -> Exception:
    return refusal(
        "no_text",
        _("The content is not readable text. Save it as text in UTF-8 (in Excel: “CSV UTF-8”) and upload it again."),
    )
