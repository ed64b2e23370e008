"""Reading a manifest: a CSV as spreadsheets write it, line by line, each cell checked by itself."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from documents.files import check_content

from .kinds import KINDS

REQUIRED = ("file", "record", "kind", "language", "title", "issuing_body")
OPTIONAL = ("municipality", "date", "reference", "period_from", "period_to", "act")
DATES = ("date", "period_from", "period_to")
LIMITS = {"title": 255, "reference": 60, "record": 120}
LANGUAGES = {"sr": "sr-latn", "sr-latn": "sr-latn", "srp": "sr-latn", "alb": "sq"}


class UnreadableManifest(Exception):
    """The manifest as a whole cannot be used; the message says why and what to do."""


@dataclass(frozen=True)
class Refusal:
    """Why one row was not taken."""

    line: int
    column: str
    reason: str
    file: str = ""

    def __str__(self) -> str:
        return _("line %(line)d, %(file)s, column “%(column)s”: %(reason)s") % {
            "line": self.line,
            "file": self.file or "–",
            "column": self.column,
            "reason": self.reason,
        }


@dataclass
class Row:
    """One line of the manifest with its cells read; dates are dates and the language is one of the portal's."""

    line: int
    path: Path
    cells: dict[str, str]
    language: str = ""
    dates: dict[str, date | None] = field(default_factory=dict)

    @property
    def record(self) -> str:
        return self.cells["record"]

    def refuse(self, column: str, reason: str) -> Refusal:
        return Refusal(self.line, column, reason, self.cells.get("file", ""))


def read(manifest: Path) -> tuple[list[Row], list[Refusal]]:
    """Return the usable rows and the refusals. Raise UnreadableManifest where there is nothing to read by."""
    rows, refusals = [], []
    for row in _lines(_text(manifest), manifest.parent):
        refusal = _check(row, manifest.parent)
        if refusal:
            refusals.append(refusal)
        else:
            rows.append(row)
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
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            return data.decode("cp1250")
        except UnicodeDecodeError as error:
            raise UnreadableManifest(
                _("The manifest is neither UTF-8 nor Windows-1250. Save it as “CSV UTF-8”.")
            ) from error


def _lines(text: str, folder: Path) -> Iterator[Row]:
    header = text.split("\n", 1)[0]
    delimiter = ";" if header.count(";") > header.count(",") else ","
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, restkey="_more", restval="")
    columns = [name.strip().lower() for name in reader.fieldnames or []]
    missing = [name for name in REQUIRED if name not in columns]
    if missing:
        raise UnreadableManifest(
            _("The manifest has no column %(missing)s. Needed are: %(needed)s.")
            % {"missing": ", ".join(missing), "needed": ", ".join(REQUIRED)}
        )
    reader.fieldnames = columns
    before = reader.line_num
    for cells in reader:
        line, before = before + 1, reader.line_num
        extra = cells.pop("_more", None)
        values = {name: (value or "").strip() for name, value in cells.items()}
        if any(values.values()):
            values["_more"] = "x" if extra else ""
            yield Row(line, folder / values["file"], values)


def _check(row: Row, folder: Path) -> Refusal | None:
    """The first thing that is wrong with a row, in the order of its columns."""
    for check in (_check_shape, _check_words, _check_dates, _check_needs):
        if refusal := check(row):
            return refusal
    return _check_file(row, folder)


def _check_shape(row: Row) -> Refusal | None:
    if row.cells["_more"]:
        return row.refuse(
            "–", _("The line has more cells than the header. Put text with separators in quotation marks.")
        )
    for name in ("file", "record", "title"):
        if not row.cells[name]:
            return row.refuse(name, _("The cell is empty."))
    for name, limit in LIMITS.items():
        if len(row.cells.get(name, "")) > limit:
            return row.refuse(name, _("The text is longer than %(limit)d signs.") % {"limit": limit})
    broken = next(
        (name for name, value in row.cells.items() if "\ufffd" in value or any(sign in value for sign in "ÃÄÅ")), None
    )
    if broken:
        return row.refuse(broken, _("The letters are broken by a wrong encoding. Save the table as “CSV UTF-8”."))
    return None


def _check_words(row: Row) -> Refusal | None:
    if row.cells["kind"] not in KINDS:
        return row.refuse(
            "kind",
            _("“%(word)s” is no kind. Known are: %(known)s.")
            % {"word": row.cells["kind"], "known": ", ".join(sorted(KINDS))},
        )
    word = row.cells["language"].lower()
    row.language = LANGUAGES.get(word, word)
    if row.language not in settings.PUBLIC_LANGUAGES:
        return row.refuse(
            "language",
            _("“%(word)s” is no language of this portal. Known are: %(known)s.")
            % {"word": row.cells["language"], "known": ", ".join(settings.PUBLIC_LANGUAGES)},
        )
    return None


def _check_dates(row: Row) -> Refusal | None:
    for name in DATES:
        text = row.cells.get(name, "")
        try:
            row.dates[name] = date.fromisoformat(text) if text else None
        except ValueError:
            return row.refuse(name, _("“%(text)s” is no date. Write it as 2026-03-31.") % {"text": text})
    start, end = row.dates["period_from"], row.dates["period_to"]
    if start and end and end < start:
        return row.refuse("period_to", _("The period ends before it begins."))
    return None


def _check_needs(row: Row) -> Refusal | None:
    for name in KINDS[row.cells["kind"]].needs:
        if not row.cells.get(name):
            return row.refuse(name, _("A record of the kind “%(kind)s” needs this cell.") % {"kind": row.cells["kind"]})
    return None


def _check_file(row: Row, folder: Path) -> Refusal | None:
    if not row.path.resolve().is_relative_to(folder.resolve()):
        return row.refuse("file", _("The file lies outside the folder of the manifest."))
    if not row.path.is_file():
        return row.refuse("file", _("There is no such file beside the manifest."))
    if row.path.suffix.lower().lstrip(".") not in settings.WAGTAILDOCS_EXTENSIONS:
        return row.refuse("file", _("Files of this type are not taken."))
    try:
        with row.path.open("rb") as file:
            check_content(file, row.path.name)
    except ValidationError as error:
        return row.refuse("file", " ".join(error.messages))
    return None
