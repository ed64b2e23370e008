"""One line of a manifest, and why a line is not taken."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from django.utils.translation import gettext as _

from documents.files import checksums


@dataclass(frozen=True)
class Refusal:
    """Why one row was not taken."""

    line: int
    column: str
    reason: str
    file: str = ""
    record: str = ""

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

    @cached_property
    def checksum(self) -> str:
        with self.path.open("rb") as file:
            return checksums(file)[0]

    def refuse(self, column: str, reason: str) -> Refusal:
        return Refusal(self.line, column, reason, self.cells.get("file", ""), self.record)
