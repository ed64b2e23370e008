"""Work that follows a commit: what many changes of a transaction ask for is done once for all of them."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from weakref import WeakKeyDictionary

from django.db import DEFAULT_DB_ALIAS, connection, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

# By name, keys of what is to be worked on.
Groups = dict[str, set[Hashable]]


class AfterCommit:
    """Calls ``work`` with the keys that were asked for, as named sets, once the transaction is committed.

    Outside of a transaction the work is done at once. What only a savepoint asked for that was taken back is not done;
    where something else was asked for before, it is, so ``work`` must be able to find nothing to do. Work that fails is
    logged, and keeps no other from being done.
    """

    def __init__(self, work: Callable[..., None]):
        self._work = work

    def __call__(self, **groups: Iterable[Hashable]) -> None:
        wanted = {name: found for name, keys in groups.items() if (found := set(keys))}
        if not wanted:
            return
        many = _many.get()
        if many is not None:
            _join(many.setdefault(self, {}), wanted)
        else:
            self._wait(wanted)

    def _wait(self, wanted: Groups) -> None:
        new, here = _Waiting(self._work, wanted), set(connection.savepoint_ids)
        if not connection.in_atomic_block:
            transaction.on_commit(new, robust=True)
            return
        places, listed = _places(), connection.run_on_commit
        if earlier := self._earlier(places):
            # What a savepoint asked for that has ended well is taken back with what stands around it, no sooner.
            here &= earlier[0]
            new.take(earlier[1])
        # As ``transaction.on_commit`` writes it, for the savepoints with which all of it is taken back.
        listed.append((here, new, True))
        places[self] = len(listed) - 1

    def _earlier(self, places: dict["AfterCommit", int]) -> tuple[set, "_Waiting"] | None:
        """What waits already, with its savepoints; None where it ran, or was taken back with a savepoint."""
        place, listed = places.get(self), connection.run_on_commit
        if place is None or place >= len(listed):
            return None
        savepoints, function, _robust = listed[place]
        return (savepoints, function) if isinstance(function, _Waiting) and function.work is self._work else None


class _Waiting:
    """What runs at the commit. A later one takes over what an earlier one was to do."""

    def __init__(self, work: Callable[..., None], groups: Groups):
        self.work, self.groups = work, groups
        # Django names it where it fails.
        self.__qualname__ = work.__qualname__

    def __call__(self) -> None:
        groups, self.groups = self.groups, {}
        if groups:
            self.work(**groups)

    def take(self, other: "_Waiting") -> None:
        """The larger sets are handed on as they are: an import has thousands."""
        mine, self.groups, other.groups = self.groups, other.groups, {}
        _join(self.groups, mine)


# For each connection, the place of each in the list of what follows the commit. Searching that list for each of
# thousands of changes takes a time that grows with their square.
_noted: WeakKeyDictionary[BaseDatabaseWrapper, dict[AfterCommit, int]] = WeakKeyDictionary()


def _places() -> dict[AfterCommit, int]:
    places = _noted.setdefault(connections[DEFAULT_DB_ALIAS], {})
    if not connection.run_on_commit:
        # What is noted belongs to transactions that have ended.
        places.clear()
    return places


def _join(groups: Groups, more: Groups) -> None:
    for name, keys in more.items():
        groups.setdefault(name, set()).update(keys)


_many: ContextVar[dict[AfterCommit, Groups] | None] = ContextVar("work_for_many_changes", default=None)


@contextmanager
def many_at_once() -> Iterator[None]:
    """Let the work of everything inside wait for the end, whatever is committed meanwhile: for loading many records.

    Where the loading fails, the work for what did happen is done all the same.
    """
    if _many.get() is not None:
        yield
        return
    waiting: dict[AfterCommit, Groups] = {}
    token = _many.set(waiting)
    try:
        yield
    finally:
        _many.reset(token)
        for later, groups in waiting.items():
            later(**groups)
