"""Records whose rows are brought in line once the transaction that changed them is committed, each once."""

from collections.abc import Iterable
from uuid import UUID

from django.db import connection, transaction

from .refreshing import AT_ONCE


class _Refresh:
    """What runs at the commit. ``records`` are keys of document records, whose own keys are looked up only then."""

    def __init__(self):
        self.keys: set[UUID] = set()
        self.records: set[int] = set()

    def __call__(self) -> None:
        from documents.models import DocumentRecord

        from .tasks import refresh_languages

        keys = self.keys | set(DocumentRecord.objects.filter(pk__in=self.records).values_list("key", flat=True))
        self.keys, self.records = set(), set()
        ordered = sorted(map(str, keys))
        for start in range(0, len(ordered), AT_ONCE):
            refresh_languages.enqueue(ordered[start : start + AT_ONCE])


def refresh_later(keys: Iterable[UUID] = (), records: Iterable[int] = ()) -> None:
    """Have these records brought in line after the commit: by a worker, or at once where there is none."""
    keys, records = set(keys), set(records)
    if not keys and not records:
        return
    earlier = _waiting_here()
    waiting = earlier or _Refresh()
    waiting.keys |= keys
    waiting.records |= records
    if earlier is None:
        # Outside of a transaction it runs here.
        transaction.on_commit(waiting)


def _waiting_here() -> _Refresh | None:
    """What waits already and shares the fate of this place in the transaction."""
    if not connection.in_atomic_block:
        return None
    here = set(connection.savepoint_ids)
    for savepoints, function, *_robust in reversed(connection.run_on_commit):
        if isinstance(function, _Refresh) and (function.keys or function.records) and savepoints == here:
            return function
    return None
