"""A library from one storage to another: each file copied, read again there, and skipped when it is there already."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.core.files.storage import Storage

from .storage import answering, open_range, stored_size, walk, write
from .stored import ORIGINALS, PREVIEWS, Expected, Hashing, expected, read_checksum


class Outcome(StrEnum):
    COPIED = "copied"
    THERE = "there"
    MISSING = "missing"
    CHANGED = "changed"
    DAMAGED = "damaged"


DONE = (Outcome.COPIED, Outcome.THERE)


@dataclass(frozen=True)
class Moved:
    name: str
    size: int
    outcome: Outcome


class Move:
    """``everything`` takes all that lies in the source, pictures included; else originals and their previews.

    Nothing is deleted from the source by ``run``. Every method raises StorageAway; running again goes on.
    """

    def __init__(self, source: Storage, target: Storage, everything: bool = False):
        self._source, self._target = source, target
        self._rows: dict[str, Expected] = {file.name: file for file in expected()}
        folders = [""] if everything else [ORIGINALS, PREVIEWS]
        self._sizes = {name: size for folder in folders for name, size in walk(source, folder)}
        # Fails at once, and before anything is copied, where there is no such bucket.
        next(walk(target), None)

    def __len__(self) -> int:
        return len(self._rows.keys() | self._sizes.keys())

    @property
    def bytes(self) -> int:
        return sum(self._sizes.values())

    def run(self) -> Iterator[Moved]:
        """Move file by file; each is told when it is in the target and has been read there."""
        for name in sorted(self._rows.keys() | self._sizes.keys()):
            yield Moved(name, self._sizes.get(name, 0), self._move(name))

    def delete_source(self) -> None:
        """Delete what was moved. Only for who has seen every outcome to be a good one."""
        for name in self._sizes:
            with answering(name):
                self._source.delete(name)

    def _move(self, name: str) -> Outcome:
        wanted = self._rows[name].checksum if name in self._rows else None
        if self._is_there(name, wanted):
            return Outcome.THERE
        if name not in self._sizes:
            return Outcome.MISSING
        copied = Hashing(open_range(self._source, name)[0])
        with answering(name):
            write(self._target, name, copied)
        if wanted not in (None, copied.checksum):
            return self._discard(name, Outcome.CHANGED)
        if read_checksum(self._target, name) != (copied.checksum, copied.size):
            return self._discard(name, Outcome.DAMAGED)
        return Outcome.COPIED

    def _is_there(self, name: str, wanted: str | None) -> bool:
        """Whether the target has the file with the right size and content. A file cut off by a killed run has not."""
        try:
            size = stored_size(self._target, name)
            if size != self._sizes.get(name, size):
                return False
            return read_checksum(self._target, name)[0] == (wanted or read_checksum(self._source, name)[0])
        except FileNotFoundError:
            return False

    def _discard(self, name: str, outcome: Outcome) -> Outcome:
        with answering(name):
            self._target.delete(name)
        return outcome
