"""Loaders write a record's languages one after the other; the gate is asked when all of them are written."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_later: ContextVar[bool] = ContextVar("gate_is_asked_later", default=False)


def gate_is_asked_later() -> bool:
    return _later.get()


@contextmanager
def gate_asked_later() -> Iterator[None]:
    """Pages published inside pass; whoever opens it asks ``gate.obstacle_of_record`` before the transaction ends."""
    token = _later.set(True)
    try:
        yield
    finally:
        _later.reset(token)
