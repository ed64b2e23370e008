"""Reading every file again: what is missing, changed, in no row, or open to readers who may not have it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.core.files.storage import default_storage

from .storage import copied_names, walk
from .stored import ORIGINALS, Expected, count_expected, expected, public_names, read_checksum


@dataclass
class Report:
    """``missing`` and ``changed`` are of rows; ``orphaned`` and ``exposed`` are names in the storages."""

    checked: int = 0
    bytes: int = 0
    missing: list[Expected] = field(default_factory=list)
    changed: list[Expected] = field(default_factory=list)
    orphaned: list[str] = field(default_factory=list)
    exposed: list[str] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        return not (self.missing or self.changed or self.orphaned or self.exposed)


def verify(progress: Callable[[int, int], None]) -> Report:
    """Read every file of every version. ``progress`` is told how many of how many are read. Raises StorageAway."""
    report, total = Report(), count_expected()
    # Listed before the rows are read: a file that is uploaded meanwhile is in neither list or in both.
    stored = {name for name, _size in walk(default_storage, ORIGINALS)}
    for file in expected():
        stored.discard(file.name)
        _check(file, report)
        report.checked += 1
        progress(report.checked, total)
    report.orphaned = sorted(stored)
    report.exposed = sorted(set(copied_names()) - public_names())
    return report


def _check(file: Expected, report: Report) -> None:
    try:
        found, size = read_checksum(default_storage, file.name)
    except FileNotFoundError:
        report.missing.append(file)
        return
    report.bytes += size
    if found != file.checksum:
        report.changed.append(file)
