"""What must be right about one row by itself. Each check returns the first thing that is wrong, or None."""

import re
import unicodedata
from datetime import date
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from documents.safety import check_upload

from .encoding import is_broken
from .kinds import KINDS
from .rows import Refusal, Row

DATES = ("date", "period_from", "period_to")
LIMITS = {"title": 255, "reference": 60, "record": 120}
LANGUAGES = {"sr": "sr-latn"}
YEARS = range(1900, 2101)
# Spreadsheets set to Albanian or Serbian turn 2026-03-31 into 31.3.2026; with slashes nobody knows which is the month.
_DAY_FIRST = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\.?")


def check(row: Row, folder: Path) -> Refusal | None:
    """The first thing that is wrong with a row; a row without one has its language, dates and path read."""
    for checked in (_check_letters, _check_words, _check_dates, _check_needs):
        if refusal := checked(row):
            return refusal
    return _check_file(row, folder)


def _check_letters(row: Row) -> Refusal | None:
    for name in ("file", "record", "title"):
        if not row.cells[name]:
            return row.refuse(name, _("The cell is empty."))
    for name, limit in LIMITS.items():
        if len(row.cells.get(name, "")) > limit:
            return row.refuse(name, _("The text is longer than %(limit)d signs.") % {"limit": limit})
    for name, value in row.cells.items():
        if is_broken(value):
            return row.refuse(name, _("The letters are broken by a wrong encoding. Save the table as “CSV UTF-8”."))
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


def read_date(text: str) -> date | None:
    """Return the day that a cell says, or None for an empty cell. Raise ValueError where there is no such day."""
    if not text:
        return None
    parts = _DAY_FIRST.fullmatch(text)
    day = date(*(int(part) for part in reversed(parts.groups()))) if parts else date.fromisoformat(text)
    if day.year not in YEARS:
        raise ValueError(text)
    return day


def _check_dates(row: Row) -> Refusal | None:
    for name in DATES:
        text = row.cells.get(name, "")
        try:
            row.dates[name] = read_date(text)
        except ValueError:
            return row.refuse(name, _("“%(text)s” is no date. Write it as 2026-03-31.") % {"text": text})
        row.cells[name] = str(row.dates[name] or "")
    start, end = row.dates["period_from"], row.dates["period_to"]
    if start and end and end < start:
        return row.refuse("period_to", _("The period ends before it begins."))
    return None


def _check_needs(row: Row) -> Refusal | None:
    kind = KINDS[row.cells["kind"]]
    for name in kind.needs:
        if not row.cells.get(name):
            return row.refuse(name, _("A record of the kind “%(kind)s” needs this cell.") % {"kind": row.cells["kind"]})
    number = row.cells[kind.fields["issue"]] if "issue" in kind.fields else "1"
    if not (number.isdecimal() and len(number) < 7):
        return row.refuse(kind.fields["issue"], _("“%(text)s” is no issue number.") % {"text": number})
    return None


def _check_file(row: Row, folder: Path) -> Refusal | None:
    missing = _("There is no such file beside the manifest.")
    try:
        row.path = _as_stored(row.path)
        if not row.path.resolve().is_relative_to(folder.resolve()):
            return row.refuse("file", _("The file lies outside the folder of the manifest."))
        reason = _what_is_wrong_with(row.path) if row.path.is_file() else missing
    except ValidationError as error:
        reason = " ".join(error.messages)
    except (OSError, RuntimeError):
        # A name that no file system takes, a file nobody may read, links that lead in a circle.
        reason = missing
    return row.refuse("file", reason) if reason else None


def _what_is_wrong_with(path: Path) -> str:
    if path.suffix.lower().lstrip(".") not in settings.WAGTAILDOCS_EXTENSIONS:
        return _("Files of this type are not taken.")
    if path.stat().st_size > settings.WAGTAILDOCS_MAX_UPLOAD_SIZE:
        limit = settings.WAGTAILDOCS_MAX_UPLOAD_SIZE // 1024**2
        return _("The file is larger than %(limit)d MB.") % {"limit": limit}
    with path.open("rb") as file:
        check_upload(file, path.name)
    return ""


def _as_stored(path: Path) -> Path:
    """The path in the form the file system has it: some write ë as one sign, some as e with two dots."""
    forms = (path, *(Path(unicodedata.normalize(form, str(path))) for form in ("NFC", "NFD")))
    return next((form for form in forms if form.is_file()), path)
