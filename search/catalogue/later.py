"""Records that are refreshed once the transaction that changed them is committed, each once."""

from collections.abc import Iterable
from uuid import UUID

from cms.later import AfterCommit

from .affected import By, showing
from .reading import AT_ONCE


def _refresh(keys: Iterable[UUID] = (), documents: Iterable[tuple[By, int]] = ()) -> None:
    """``documents`` lead to records only at the commit: by how ``DocumentUse`` leads to them, their keys."""
    from search.tasks import refresh

    found = set(keys).union(*(showing(by, [key for b, key in documents if b is by]) for by in By))
    ordered = sorted(map(str, found))
    for start in range(0, len(ordered), AT_ONCE):
        refresh.enqueue(ordered[start : start + AT_ONCE])


_later = AfterCommit(_refresh)


def refresh_later(keys: Iterable[UUID]) -> None:
    """Have these records brought in line after the commit: by a worker, or at once where there is none."""
    _later(keys=keys)


def refresh_showing(by: By, key: int) -> None:
    """The same for the records that show a document, which is one query at the commit however many change."""
    _later(documents=[(by, key)])
