"""Reading a manifest: a CSV as spreadsheets write it, line by line."""

import unicodedata
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext as _

from .checks import check
from .encoding import decode
from .rows import Refusal, Row
from .table import Cells, read_table

REQUIRED = ("file", "record", "kind", "language", "title", "issuing_body")
OPTIONAL = ("municipality", "date", "reference", "period_from", "period_to", "act")
COLUMNS = REQUIRED + OPTIONAL


class UnreadableManifest(Exception):
    """The manifest as a whole cannot be used; the message says why and what to do."""


def read(manifest: Path) -> tuple[list[Row], list[Refusal]]:
    """Return the usable rows and the refusals. Raise UnreadableManifest where there is nothing to read by."""
    header, lines = read_table(_text(manifest), COLUMNS)
    _check_header(header)
    rows, refusals = [], []
    for row_or_refusal in _rows(header, lines, manifest.parent):
        refusal = row_or_refusal if isinstance(row_or_refusal, Refusal) else check(row_or_refusal, manifest.parent)
        if refusal:
            refusals.append(refusal)
        else:
            rows.append(row_or_refusal)
    return rows, refusals


def _text(manifest: Path) -> str:
    try:
        data = manifest.read_bytes()
    except OSError as error:
        raise UnreadableManifest(
            _("The manifest %(path)s cannot be opened: %(error)s.") % {"path": manifest, "error": error.strerror}
        ) from error
    if b"\0" in data:
        raise UnreadableManifest(
            _("The manifest is not a plain CSV (it may be UTF-16 or a spreadsheet). Save it as “CSV UTF-8”.")
        )
    return decode(data)


def _check_header(header: Cells) -> None:
    if missing := [name for name in REQUIRED if name not in header]:
        raise UnreadableManifest(
            _("The manifest has no column %(missing)s. Needed are: %(needed)s.")
            % {"missing": ", ".join(missing), "needed": ", ".join(REQUIRED)}
        )
    if twice := [name for name in COLUMNS if header.count(name) > 1]:
        raise UnreadableManifest(
            _("The column %(name)s stands twice in the header. Delete one of the two.") % {"name": twice[0]}
        )


def _rows(header: Cells, lines: Iterator[tuple[int, Cells | None]], folder: Path) -> Iterator[Row | Refusal]:
    for line, cells in lines:
        if cells is None:
            yield Refusal(line, "–", _("A quotation mark of this line does not close, or a cell is far too long."))
        elif any(cell.strip() for cell in cells[len(header) :]):
            reason = _("The line has more cells than the header. Put text with separators in quotation marks.")
            yield Refusal(line, "–", reason)
        else:
            # Spreadsheets leave out empty cells at the end of a line.
            padded = cells + [""] * (len(header) - len(cells))
            named = {name: _tidy(cell) for name, cell in zip(header, padded, strict=False) if name in COLUMNS}
            file = padded[header.index("file")].strip()
            yield Row(line, folder / file.replace("\\", "/"), named | {"file": file})


def _tidy(cell: str) -> str:
    """Letters in one form and lines as spaces: a title is one line, wherever the spreadsheet broke it."""
    return " ".join(unicodedata.normalize("NFC", cell).split())
