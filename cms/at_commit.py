"""Work that waits for the commit and is asked for again and again meanwhile: finding what waits takes one look.

Searching ``connection.run_on_commit`` instead makes a transaction over thousands of pages take a time that grows with
the square of their number.
"""

from collections.abc import Callable, Hashable
from weakref import WeakKeyDictionary

from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

# By key and savepoints: the place in the connection's list, and the function that stands there as long as it waits.
_Places = dict[tuple[Hashable, frozenset], tuple[int, Callable[[], None]]]
_noted: WeakKeyDictionary[BaseDatabaseWrapper, _Places] = WeakKeyDictionary()


def put_off(key: Hashable, function: Callable[[], None]) -> None:
    """``transaction.on_commit(function)``; ``waiting(key)`` finds it until the transaction ends."""
    transaction.on_commit(function)
    here = connections[DEFAULT_DB_ALIAS]
    if not here.in_atomic_block:
        return
    places = _noted.setdefault(here, {})
    if len(here.run_on_commit) == 1:
        # The first of its transaction: what is noted belongs to earlier ones.
        places.clear()
    places[key, frozenset(here.savepoint_ids)] = (len(here.run_on_commit) - 1, function)


def waiting(key: Hashable) -> Callable[[], None] | None:
    """The function that was put off last under ``key`` and shares the fate of this place in the transaction.

    None after a commit, and after a rollback to before it was put off. Whether it has run is not known here: test
    cases run what waits without a commit.
    """
    here = connections[DEFAULT_DB_ALIAS]
    noted = _noted.get(here, {}).get((key, frozenset(here.savepoint_ids)))
    if noted is None:
        return None
    place, function = noted
    return function if place < len(here.run_on_commit) and here.run_on_commit[place][1] is function else None
