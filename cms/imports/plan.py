"""From rows to records: rows of one record agree, bodies are known, and a letter finds its act."""

import uuid
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from pages.models import ActPage

from .bodies import known_codes
from .kinds import KINDS, Kind
from .rows import Refusal, Row

NAMESPACE = uuid.UUID("6f0e5c0a-3d0e-5b0f-9a53-0d6f0f1c7b11")
SHARED = ("kind", "issuing_body", "municipality", "date", "reference", "period_from", "period_to", "act")


@dataclass(eq=False)
class Record:
    """The rows of one record, one a language, and the records that are only documents of it (letters).

    An act that the portal has already, and that the manifest only adds a letter to, has no rows.
    """

    key: str
    rows: list[Row]
    letters: list["Record"] = field(default_factory=list)

    @property
    def kind(self) -> Kind:
        return KINDS[self.rows[0].cells["kind"]]

    @property
    def translation_key(self) -> uuid.UUID:
        """The same for every import of this record, so that an import can be run again."""
        return uuid.uuid5(NAMESPACE, self.key)

    @property
    def lines(self) -> list[tuple["Record", Row]]:
        """Every row that belongs to the record, with the record whose document it is."""
        return [(part, row) for part in (self, *self.letters) for row in part.rows]

    def fact(self, name: str) -> str:
        return self.rows[0].cells.get(name, "")


@dataclass(frozen=True)
class Plan:
    """The records that have pages, each with its letters, and why other rows are refused."""

    records: list[Record]
    refusals: list[Refusal]

    @property
    def refused_records(self) -> int:
        """Number of records of which no row is taken; a row that does not say its record counts as one."""
        taken = {part.key for record in self.records for part in (record, *record.letters)}
        refused = {refusal.record or refusal.line for refusal in self.refusals}
        return len(refused - taken)


def plan(rows: list[Row], refusals: list[Refusal]) -> Plan:
    """Put the rows together; ``refusals`` are those of rows that were not even read."""
    known = known_codes()
    grouped: dict[str, list[Row]] = defaultdict(list)
    refusals = list(refusals)
    for row in rows:
        if refusal := _unknown_body(row, known):
            refusals.append(refusal)
        else:
            grouped[row.record].append(row)
    records = []
    for key, found in grouped.items():
        agreeing, contradictions = _without_contradictions(found)
        refusals += contradictions
        records += [Record(key, agreeing)] if agreeing else []
    with_pages = [record for record in records if record.kind.page]
    for letter in (record for record in records if not record.kind.page):
        refusals += _attach(letter, with_pages)
    return Plan(with_pages, refusals)


def _unknown_body(row: Row, known: set[str]) -> Refusal | None:
    code = row.cells["issuing_body"]
    if not code or code in known:
        return None
    return row.refuse(
        "issuing_body",
        _("There is no body “%(code)s”. Known are: %(known)s.") % {"code": code, "known": ", ".join(sorted(known))},
    )


def _without_contradictions(rows: list[Row]) -> tuple[list[Row], list[Refusal]]:
    """Return the rows that agree. Of rows that contradict each other none is taken: nobody knows which is right."""
    refusals = []
    counts = Counter(row.language for row in rows)
    for row in (row for row in rows if counts[row.language] > 1):
        other = next(other for other in rows if other is not row and other.language == row.language)
        reason = _("Line %(line)d already gives this record in this language.") % {"line": other.line}
        refusals.append(row.refuse("language", reason))
    single = [row for row in rows if counts[row.language] == 1]
    contradictions = [refusal for row in single if (refusal := _contradiction(row, single))]
    return [] if contradictions else single, refusals + contradictions


def _contradiction(row: Row, rows: list[Row]) -> Refusal | None:
    for other in rows:
        for name in SHARED:
            if other.cells.get(name, "") != row.cells.get(name, ""):
                return row.refuse(
                    name,
                    _("Line %(line)d says “%(value)s” of the same record. Make the two lines agree.")
                    % {"line": other.line, "value": other.cells.get(name, "")},
                )
    return None


def _attach(letter: Record, records: list[Record]) -> list[Refusal]:
    """Put a letter to its act: the one that the column ``act`` names, else the only one it can be about."""
    acts = [record for record in records if not record.rows or record.kind.page is ActPage]
    if named := letter.fact("act"):
        found = [record for record in acts if record.key == named] or _in_the_portal(named, records)
        reason = _("No line has an act “%(act)s”.") % {"act": named}
    else:
        found = _newest_before(letter, acts)
        reason = _("It is not clear which act the letter is about. Name its record in a column “act”.")
    if len(found) == 1:
        found[0].letters.append(letter)
        return []
    return [row.refuse("act", reason) for row in letter.rows]


def _in_the_portal(key: str, records: list[Record]) -> list[Record]:
    """The act of an earlier import, added to ``records`` so that letters can be put to it."""
    act = Record(key, [])
    if not ActPage.objects.filter(translation_key=act.translation_key).exists():
        return []
    records.append(act)
    return [act]


def _newest_before(letter: Record, acts: list[Record]) -> list[Record]:
    """Acts of the same municipality with the newest date that is not after the letter's."""
    day = letter.rows[0].dates["date"]
    candidates = [
        act
        for act in acts
        if act.rows and act.fact("municipality") == letter.fact("municipality") and act.rows[0].dates["date"] <= day
    ]
    newest = max((act.rows[0].dates["date"] for act in candidates), default=None)
    return [act for act in candidates if act.rows[0].dates["date"] == newest]
