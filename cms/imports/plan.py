"""From rows to records: rows of one record agree, bodies are known, and a letter finds its act."""

import tomllib
import uuid
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from django.utils.translation import gettext as _

from cms.models import Body

from .kinds import KINDS, Kind
from .manifest import Refusal, Row

NAMESPACE = uuid.UUID("6f0e5c0a-3d0e-5b0f-9a53-0d6f0f1c7b11")
SHARED = ("kind", "issuing_body", "municipality", "date", "reference", "period_from", "period_to", "act")
STANDARD_BODIES = Path(__file__).with_name("standard_bodies.toml")


@dataclass
class Record:
    """The rows of one record, one a language, and the records that are only documents of it (letters)."""

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

    def fact(self, name: str) -> str:
        return self.rows[0].cells.get(name, "")


def plan(rows: list[Row]) -> tuple[list[Record], list[Refusal]]:
    """Return the records that have pages, each with its letters, and why other rows are refused."""
    known = set(Body.objects.values_list("code", flat=True)) | set(standard_bodies())
    grouped: dict[str, list[Row]] = defaultdict(list)
    refusals = []
    for row in rows:
        refusal = _unknown_body(row, known) or _contradiction(row, grouped[row.record])
        if refusal:
            refusals.append(refusal)
        else:
            grouped[row.record].append(row)
    records = [Record(key, found) for key, found in grouped.items() if found]
    with_pages = [record for record in records if record.kind.page]
    for letter in (record for record in records if not record.kind.page):
        refusals += _attach(letter, with_pages)
    return with_pages, refusals


def standard_bodies() -> dict[str, dict]:
    """Bodies that every municipality has; an import makes the ones it needs."""
    with STANDARD_BODIES.open("rb") as file:
        return tomllib.load(file)


def _unknown_body(row: Row, known: set[str]) -> Refusal | None:
    code = row.cells["issuing_body"]
    if not code or code in known:
        return None
    return row.refuse(
        "issuing_body",
        _("There is no body “%(code)s”. Known are: %(known)s.") % {"code": code, "known": ", ".join(sorted(known))},
    )


def _contradiction(row: Row, earlier: list[Row]) -> Refusal | None:
    for other in earlier:
        if other.language == row.language:
            return row.refuse(
                "language", _("Line %(line)d already gives this record in this language.") % {"line": other.line}
            )
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
    acts = [record for record in records if record.kind.role == "main" and "reference" in record.kind.needs]
    if named := letter.fact("act"):
        found = [record for record in acts if record.key == named]
        reason = _("No line has an act “%(act)s”.") % {"act": named}
    else:
        found = _newest_before(letter, acts)
        reason = _("It is not clear which act the letter is about. Name its record in a column “act”.")
    if len(found) == 1:
        found[0].letters.append(letter)
        return []
    return [row.refuse("act", reason) for row in letter.rows]


def _newest_before(letter: Record, acts: list[Record]) -> list[Record]:
    """Acts of the same municipality with the newest date that is not after the letter's."""
    day = letter.rows[0].dates["date"]
    candidates = [
        act
        for act in acts
        if act.fact("municipality") == letter.fact("municipality") and act.rows[0].dates["date"] <= day
    ]
    newest = max((act.rows[0].dates["date"] for act in candidates), default=None)
    return [act for act in candidates if act.rows[0].dates["date"] == newest]
