"""Records whose translation states are brought in line after the commit, each once."""

from dataclasses import dataclass, field
from uuid import UUID

from cms.at_commit import put_off, waiting


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
    """Refresh the states of a record; ``saved`` are locales in which a person has just saved a page.

    What waits already for the record is taken over by the later one, which follows all that was done before it.
    """
    new, place = _Refresh(key, set(saved)), (_Refresh, key)
    earlier = waiting(place)
    if isinstance(earlier, _Refresh) and not earlier.taken:
        new.saved |= earlier.saved
        earlier.taken = True
    put_off(place, new)
