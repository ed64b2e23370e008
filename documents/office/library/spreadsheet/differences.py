"""What a spreadsheet that came back would change. Nothing is changed here."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from documents.models import PublicationDocument
from documents.office.library import permissions
from documents.office.library.changes import fingerprint, with_facts
from documents.office.library.languages import name_of

from .columns import COLUMNS, EDITABLE, FACTS, Cell, Reader, as_text, values
from .reading import Sheet


@dataclass(frozen=True)
class RowChange:
    """A row that changes a document: ``old`` and ``new`` hold the columns that differ. ``seen``: its fingerprint."""

    row: int
    edition: PublicationDocument
    seen: str
    old: dict[str, str]
    new: dict[str, str]

    @property
    def differences(self) -> list[tuple[str, str, str]]:
        return [(column, self.old[column], self.new[column]) for column in EDITABLE if column in self.new]


@dataclass
class Preview:
    """``refused`` are sentences that begin with the number of their row."""

    changes: list[RowChange] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    unchanged: int = 0


class RowRefused(Exception):
    """All sentences about one row."""

    def __init__(self, sentences: Iterable[str]):
        self.sentences = list(sentences)


def compare(sheet: Sheet, user) -> Preview:
    """Differences between the sheet and the documents that the user may change."""
    preview, reader, seen_ids = Preview(), Reader(), {}
    editions = _editions([_id_of(cells) for _number, cells in sheet.rows], user)
    for number, cells in sheet.rows:
        try:
            edition = _edition(cells, editions, seen_ids, number)
            change = _compare_row(number, cells, edition, reader)
        except RowRefused as refused:
            preview.refused += [in_row(number, sentence) for sentence in refused.sentences]
            continue
        if change:
            preview.changes.append(change)
        else:
            preview.unchanged += 1
    _refuse_contradictions(preview)
    _refuse_languages_taken(preview)
    return preview


def in_row(number: int, sentence: str) -> str:
    return _("Row %(number)d: %(sentence)s") % {"number": number, "sentence": sentence}


def _id_of(cells: dict[str, Cell]) -> int | None:
    text = as_text(cells.get("id"))
    return int(text) if text.isdecimal() and len(text) < 16 else None


def _editions(keys: Iterable[int | None], user) -> dict[int, PublicationDocument]:
    known = {key for key in keys if key}
    return with_facts(permissions.editions_to_change(user)).in_bulk(list(known))


def _edition(cells: dict, editions: dict, seen_ids: dict[int, int], number: int) -> PublicationDocument:
    key = _id_of(cells)
    edition = editions.get(key)
    if edition is None:
        sentence = _("there is no document “%(id)s” that you may change.") % {"id": as_text(cells.get("id"))[:40]}
        raise RowRefused([sentence])
    if key in seen_ids:
        sentence = _("the document %(id)s stands in row %(row)d already.") % {"id": key, "row": seen_ids[key]}
        raise RowRefused([sentence])
    seen_ids[key] = number
    return edition


def _compare_row(number: int, cells: dict, edition: PublicationDocument, reader: Reader) -> RowChange | None:
    now, new, sentences = values(edition), {}, []
    for column in COLUMNS:
        if column not in cells or column == "id":
            continue
        try:
            said = reader.read(column, cells[column])
        except ValidationError as error:
            # A value that was there before the rules of today is no mistake of this sheet.
            if as_text(cells[column]) != now[column]:
                sentences.append(_in_column(column, error.messages[0]))
            continue
        if said == now[column]:
            continue
        if column in EDITABLE:
            new[column] = said
        else:
            sentences.append(_in_column(column, _read_only(said, now[column])))
    if sentences:
        raise RowRefused(sentences)
    old = {column: now[column] for column in new}
    return RowChange(number, edition, fingerprint(edition), old, new) if new else None


def _in_column(column: str, sentence: str) -> str:
    return _("column “%(column)s”: %(sentence)s") % {"column": column, "sentence": sentence}


def _read_only(said: str, now: str) -> str:
    return _(
        "it cannot be changed here; the sheet says “%(said)s”, the portal “%(now)s”. "
        "Put back its value or download again."
    ) % {"said": said[:80], "now": now[:80]}


def _refuse_contradictions(preview: Preview) -> None:
    """Facts belong to the document in all its languages: rows of the same document must not disagree."""
    said: dict[tuple[int, str], dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for change in preview.changes:
        for column in FACTS:
            if column in change.new:
                said[change.edition.record_id, column][change.new[column]].append(change.row)
    for (record, column), by_value in said.items():
        if len(by_value) > 1:
            rows = sorted(row for found in by_value.values() for row in found)
            sentence = _("the rows %(rows)s are one document in several languages, but give it different values.")
            words = {"rows": ", ".join(map(str, rows))}
            _refuse(preview, lambda change, record=record: change.edition.record_id == record, column, sentence % words)


def _refuse_languages_taken(preview: Preview) -> None:
    changed = {change.edition.pk: change.new["language"] for change in preview.changes if "language" in change.new}
    records = {change.edition.record_id for change in preview.changes if change.edition.pk in changed}
    languages = defaultdict(list)
    for key, record, language in PublicationDocument.objects.filter(record__in=records).values_list(
        "pk", "record_id", "language"
    ):
        languages[record].append(changed.get(key, language))
    for record, codes in languages.items():
        for code in {code for code in codes if codes.count(code) > 1}:
            sentence = _("the document would have two files in %(language)s.") % {"language": name_of(code)}
            _refuse(preview, lambda change, record=record: change.edition.record_id == record, "language", sentence)


def _refuse(preview: Preview, concerned, column: str, sentence: str) -> None:
    """Take out the rows that change this column of what is concerned."""
    for change in list(preview.changes):
        if column in change.new and concerned(change):
            preview.changes.remove(change)
            preview.refused.append(in_row(change.row, _in_column(column, sentence)))
