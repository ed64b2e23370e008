"""The columns of the spreadsheet: what a document says in each, as text, and what a cell that comes back means.

Texts are tidied the same way on both roads, so that what a spreadsheet cannot keep is no difference.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from openpyxl.utils.datetime import from_excel

from cms.models import Body, Topic
from documents.choices import DocumentKind, language_choices
from documents.files import name_of
from documents.models import DocumentRecord, PublicationDocument

WORDS = ("language", "title", "description")
FACTS = ("kind", "body", "date", "reference", "topics")
EDITABLE = (*WORDS, *FACTS)
COLUMNS = (
    *("id", "record", "language", "title", "kind", "body", "date", "reference", "topics"),
    *("description", "collection", "address", "file", "pages", "checksum", "state"),
)
Cell = str | int | float | bool | date | datetime | None

# Control signs that no XML, and so no workbook, can hold.
_UNPRINTABLE = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[./]\s*(\d{1,2})\s*[./]\s*(\d{4})\.?")
# 1927 to 2119: a number that Excel shows where the cell lost its format.
_EXCEL_DAYS = range(10_000, 80_000)


def values(edition: PublicationDocument) -> dict[str, str]:
    """What the document says, by column; the record's topics and body are expected to be read already."""
    record = edition.record
    return {
        "id": str(edition.pk),
        "record": str(record.key),
        "language": edition.language,
        "title": tidy(edition.title),
        "kind": record.kind,
        "body": record.issuing_body.code if record.issuing_body else "",
        "date": record.date.isoformat() if record.date else "",
        "reference": tidy(record.reference),
        "topics": _joined(topic.code for topic in record.topics.all()),
        "description": tidy(edition.description),
        "collection": tidy(edition.collection.name),
        "address": edition.url,
        "file": name_of(edition.file.name),
        "pages": str(edition.pages or ""),
        "checksum": edition.checksum,
        "state": state_of(edition),
    }


def state_of(edition: PublicationDocument) -> str:
    if edition.withdrawn_at:
        return "withdrawn"
    return "public" if edition.listed else "not-public"


def tidy(text: str) -> str:
    return _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


class Reader:
    """Reads cells that came back: ``read`` returns the text that ``values`` has, or raises ValidationError."""

    def __init__(self):
        self.bodies = set(Body.objects.values_list("code", flat=True))
        self.topics = set(Topic.objects.values_list("code", flat=True))
        self.languages = [code for code, _name in language_choices()]

    def read(self, column: str, cell: Cell) -> str:
        if column == "date":
            return _read_date(cell)
        if isinstance(cell, date) and column in EDITABLE:
            raise ValidationError(
                _("the spreadsheet made a date of this cell. Format the column as text and write the value again.")
            )
        text = as_text(cell)
        check = getattr(self, f"_check_{column}", None)
        return check(text) if check else text

    def _check_title(self, text: str) -> str:
        longest = PublicationDocument._meta.get_field("title").max_length
        if not text:
            raise ValidationError(_("a document needs a title."))
        return _not_longer(text, longest)

    def _check_reference(self, text: str) -> str:
        return _not_longer(text, DocumentRecord._meta.get_field("reference").max_length)

    def _check_language(self, text: str) -> str:
        return _known(text, self.languages)

    def _check_kind(self, text: str) -> str:
        return _known(text, DocumentKind.values)

    def _check_body(self, text: str) -> str:
        return _known(text, self.bodies) if text else ""

    def _check_topics(self, text: str) -> str:
        return _joined(_known(code, self.topics) for code in re.split(r"[,;\s]+", text) if code)


def as_text(cell: Cell) -> str:
    """The text of a cell: a whole number has no decimal places, whatever the program makes of it."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return tidy(str(cell))


def _read_date(cell: Cell) -> str:
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    text = as_text(cell)
    if not text:
        return ""
    try:
        if text.isdigit() and int(text) in _EXCEL_DAYS:
            return from_excel(int(text)).date().isoformat()
        if found := _DAY_FIRST.fullmatch(text):
            day, month, year = map(int, found.groups())
            return date(year, month, day).isoformat()
        return date.fromisoformat(text).isoformat()
    except ValueError:
        sentence = _("“%(value)s” is no date. Write it as 2026-03-16 or 16.03.2026.") % {"value": text[:40]}
        raise ValidationError(sentence) from None


def _known(code: str, codes: Iterable[str]) -> str:
    if code not in codes:
        known = ", ".join(sorted(codes)) or "—"
        raise ValidationError(
            _("“%(code)s” is not a code that is known here. Known are: %(known)s.")
            % {"code": code[:60], "known": known}
        )
    return code


def _not_longer(text: str, longest: int) -> str:
    if len(text) > longest:
        raise ValidationError(
            _("the text has %(length)d signs; at most %(limit)d fit. Shorten it.")
            % {"length": len(text), "limit": longest}
        )
    return text


def _joined(codes: Iterable[str]) -> str:
    return ", ".join(sorted(set(codes)))
