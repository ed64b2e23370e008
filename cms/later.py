"""Work that follows a commit: what many changes of a transaction ask for is done once for all of them."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection, transaction

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
        new = _Waiting(self._work, wanted)
        if earlier := self._earlier():
            new.take(earlier)
        transaction.on_commit(new)

    def _earlier(self) -> "_Waiting | None":
        """What waits already and shares the fate of this place in the transaction; the newest is the last."""
        here = set(connection.savepoint_ids)
        for savepoints, function, *_robust in reversed(connection.run_on_commit):
            if isinstance(function, _Waiting) and function.work is self._work and savepoints == here:
                return function
        return None


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
