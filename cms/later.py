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

    Keys that belong to the same place of a transaction come together; outside of a transaction they come at once.
    What a savepoint took back is not worked on.
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
        new, place = _Waiting(self._work, wanted), (self, frozenset(connection.savepoint_ids))
        places = _places()
        if earlier := _still_there(places.get(place)):
            new.take(earlier)
        transaction.on_commit(new)
        if connection.in_atomic_block:
            places[place] = (len(connection.run_on_commit) - 1, new)


class _Waiting:
    """What runs at the commit. A later one of the same place takes over what an earlier one was to do."""

    def __init__(self, work: Callable[..., None], groups: Groups):
        self.work, self.groups = work, groups

    def __call__(self) -> None:
        groups, self.groups = self.groups, {}
        if groups:
            self.work(**groups)

    def take(self, other: "_Waiting") -> None:
        """The larger sets are handed on as they are: an import has thousands."""
        mine, self.groups, other.groups = self.groups, other.groups, {}
        _join(self.groups, mine)


# For each connection, by who waits and the savepoints around it: the place in the list of what follows the commit, and
# what stands there. Searching that list for each of thousands of changes takes a time that grows with their square.
_Places = dict[tuple[AfterCommit, frozenset], tuple[int, _Waiting]]
_noted: WeakKeyDictionary[BaseDatabaseWrapper, _Places] = WeakKeyDictionary()


def _places() -> _Places:
    places = _noted.setdefault(connections[DEFAULT_DB_ALIAS], {})
    if not connection.run_on_commit:
        # What is noted belongs to transactions that have ended.
        places.clear()
    return places


def _still_there(noted: tuple[int, _Waiting] | None) -> _Waiting | None:
    """None after a commit, and after a rollback to before it waited."""
    place, waiting = noted or (0, None)
    listed = connection.run_on_commit
    return waiting if place < len(listed) and listed[place][1] is waiting else None


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
