"""Records that are refreshed once the transaction that changed them is committed, each once."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import UUID

from django.db import connection, transaction

from .affected import By, showing
from .reading import AT_ONCE


class _Refresh:
    """What runs at the commit. A later one of the same transaction takes over what an earlier one was to do.

    ``documents`` are looked up only then: by how ``DocumentUse`` leads to them, their keys.
    """

    def __init__(self, keys: Iterable[UUID] = (), documents: Iterable[tuple[By, int]] = ()):
        self.keys, self.documents = set(keys), set(documents)

    def __bool__(self) -> bool:
        return bool(self.keys or self.documents)

    def __call__(self) -> None:
        keys = self.keys.union(*(showing(by, [key for b, key in self.documents if b is by]) for by in By))
        self.keys, self.documents = set(), set()
        _enqueue(keys)

    def take(self, other: "_Refresh") -> None:
        """The larger sets are handed on as they are: an import has thousands."""
        mine = self.keys, self.documents
        self.keys, self.documents = other.keys, other.documents
        self.keys |= mine[0]
        self.documents |= mine[1]
        other.keys, other.documents = set(), set()


_paused: ContextVar[_Refresh | None] = ContextVar("records_that_wait", default=None)


def refresh_later(keys: Iterable[UUID]) -> None:
    """Have these records brought in line after the commit: by a worker, or at once where there is none."""
    _wait(_Refresh(keys))


def refresh_showing(by: By, key: int) -> None:
    """The same for the records that show a document, which is one query at the commit however many change."""
    _wait(_Refresh(documents=[(by, key)]))


def _wait(new: _Refresh) -> None:
    paused = _paused.get()
    if paused is not None:
        paused.keys |= new.keys
        paused.documents |= new.documents
    elif new:
        if earlier := _waiting_here():
            new.take(earlier)
        transaction.on_commit(new)


def _waiting_here() -> _Refresh | None:
    """What waits already and shares the fate of this place in the transaction."""
    here = set(connection.savepoint_ids)
    for savepoints, function, *_robust in reversed(connection.run_on_commit):
        if isinstance(function, _Refresh) and function and savepoints == here:
            return function
    return None


def _enqueue(keys: set[UUID]) -> None:
    from search.tasks import refresh

    ordered = sorted(map(str, keys))
    for start in range(0, len(ordered), AT_ONCE):
        refresh.enqueue(ordered[start : start + AT_ONCE])


@contextmanager
def no_catalogue() -> Iterator[None]:
    """What is published inside enters the catalogue at the end, each record once; what is hidden leaves it at once.

    For loading many records. Where the loading fails, what did happen is refreshed all the same.
    """
    if _paused.get() is not None:
        yield
        return
    waiting = _Refresh()
    token = _paused.set(waiting)
    try:
        yield
    finally:
        _paused.reset(token)
        _wait(waiting)
