"""Loaders write a record's languages one after the other; the gate is asked when all of them are written."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_later: ContextVar[bool] = ContextVar("gate_is_asked_later", default=False)
_unasked: ContextVar[frozenset[int]] = ContextVar("pages_that_passed_unasked", default=frozenset())


def gate_is_asked_later() -> bool:
    return _later.get()


def passes_unasked(page: int) -> None:
    _unasked.set(_unasked.get() | {page})


def passed_unasked() -> frozenset[int]:
    """Keys of the pages that became public inside the last ``gate_asked_later``, also after its end."""
    return _unasked.get()


@contextmanager
def gate_asked_later() -> Iterator[None]:
    """Pages published inside pass; whoever opens it asks ``gate.obstacle_of_record`` before the transaction ends."""
    _unasked.set(frozenset())
    token = _later.set(True)
    try:
        yield
    finally:
        _later.reset(token)
