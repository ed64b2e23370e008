"""Records whose translation states are brought in line after the commit, each once."""

from dataclasses import dataclass, field
from uuid import UUID

from django.db import connection, transaction


@dataclass
class _Refresh:
    """What runs at the commit; ``saved`` as ``states.refresh_record`` has it. ``taken``: nothing is left to do."""

    key: UUID
    saved: set[int] = field(default_factory=set)
    taken: bool = False

    def __call__(self) -> None:
        from .tasks import refresh_state

        if not self.taken:
            self.taken = True
            refresh_state.enqueue(str(self.key), sorted(self.saved))


def refresh_later(key: UUID, *saved: int) -> None:
    """Refresh the states of a record; ``saved`` are locales in which a person has just saved a page."""
    new = _Refresh(key, set(saved))
    if earlier := _waiting(key):
        new.saved |= earlier.saved
        earlier.taken = True
    transaction.on_commit(new)


def _waiting(key: UUID) -> _Refresh | None:
    """What waits already and shares the fate of this place in the transaction: the later one takes it over."""
    here = set(connection.savepoint_ids)
    for savepoints, function, *_robust in reversed(connection.run_on_commit):
        if isinstance(function, _Refresh) and function.key == key and not function.taken and savepoints == here:
            return function
    return None
