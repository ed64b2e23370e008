"""Records that are refreshed once the transaction that changed them is committed, each once."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import UUID

from django.db import connection, transaction

from .reading import AT_ONCE

_paused: ContextVar[set[UUID] | None] = ContextVar("records_that_wait", default=None)


class _Refresh:
    """What runs at the commit. A later one of the same transaction takes over the keys of an earlier one."""

    def __init__(self, keys: set[UUID]):
        self.keys = keys

    def __call__(self) -> None:
        keys, self.keys = self.keys, set()
        _enqueue(keys)


def refresh_later(keys: Iterable[UUID]) -> None:
    """Have these records brought in line after the commit: by a worker, or at once where there is none."""
    keys = set(keys)
    waiting = _paused.get()
    if waiting is not None:
        waiting |= keys
    elif keys:
        transaction.on_commit(_Refresh(_taken_over() | keys))


def _taken_over() -> set[UUID]:
    """Keys that wait already and share the fate of this place in the transaction."""
    here = set(connection.savepoint_ids)
    for savepoints, function, *_robust in reversed(connection.run_on_commit):
        if isinstance(function, _Refresh) and function.keys and savepoints == here:
            keys, function.keys = function.keys, set()
            return keys
    return set()


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
    outer = _paused.get()
    if outer is not None:
        yield
        return
    waiting: set[UUID] = set()
    token = _paused.set(waiting)
    try:
        yield
    finally:
        _paused.reset(token)
        refresh_later(waiting)
