"""What an import has done so far, and the table that it ends with."""

from collections import Counter

from django.utils.translation import gettext as _

from .plan import Record
from .rows import Refusal
from .write import CREATED, REFUSED, UNCHANGED, UPDATED, Outcome


def word(outcome: str) -> str:
    return {CREATED: _("created"), UPDATED: _("updated"), UNCHANGED: _("unchanged"), REFUSED: _("refused")}[outcome]


class Report:
    """Counts records and documents by what happened to them. A record is refused when nothing of it is taken."""

    def __init__(self, refusals: list[Refusal], refused_records: int):
        self.refusals = list(refusals)
        self._records = Counter({REFUSED: refused_records})
        self._documents = Counter({REFUSED: len(refusals)})

    def add(self, outcome: Outcome) -> None:
        self._records[outcome.record] += 1
        self._documents += outcome.documents

    def refuse(self, record: Record, refusals: list[Refusal]) -> None:
        self.refusals += refusals
        self._records[REFUSED] += 1
        self._documents[REFUSED] += len(record.lines)

    def table(self) -> list[str]:
        """The lines of the closing table: a header, then one line an outcome."""
        rows = [("", _("records"), _("documents"))]
        for outcome in (CREATED, UPDATED, UNCHANGED, REFUSED):
            rows.append((word(outcome), str(self._records[outcome]), str(self._documents[outcome])))
        return [f"{label:<16}{records:>12}{documents:>12}" for label, records, documents in rows]
