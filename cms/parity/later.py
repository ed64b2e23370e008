"""Records whose rows are brought in line once the transaction that changed them is committed, each once."""

from collections.abc import Iterable
from uuid import UUID

from cms.later import AfterCommit
from documents.models import DocumentRecord

from .refreshing import AT_ONCE


def _refresh(keys: Iterable[UUID] = (), records: Iterable[int] = ()) -> None:
    """``records`` are keys of document records, whose own keys are looked up only at the commit."""
    from .tasks import refresh_languages

    found = set(keys).union(DocumentRecord.objects.filter(pk__in=records).values_list("key", flat=True))
    ordered = sorted(map(str, found))
    for start in range(0, len(ordered), AT_ONCE):
        refresh_languages.enqueue(ordered[start : start + AT_ONCE])


_later = AfterCommit(_refresh)


def refresh_later(keys: Iterable[UUID] = (), records: Iterable[int] = ()) -> None:
    """Have these records brought in line after the commit: by a worker, or at once where there is none."""
    _later(keys=keys, records=records)
