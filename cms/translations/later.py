"""Records whose translation states are brought in line after the commit, each once."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from cms.later import AfterCommit

# Records of one task, which is one transaction.
AT_ONCE = 200


def _refresh(records: Iterable[tuple[UUID, int | None]]) -> None:
    from .tasks import refresh_states

    saved: dict[UUID, list[int]] = defaultdict(list)
    for key, locale in records:
        saved[key] += [locale] if locale else []
    ordered = sorted((str(key), sorted(locales)) for key, locales in saved.items())
    for start in range(0, len(ordered), AT_ONCE):
        refresh_states.enqueue(ordered[start : start + AT_ONCE])


_later = AfterCommit(_refresh)


def refresh_later(key: UUID, *saved: int) -> None:
    """Refresh the states of a record; ``saved`` are locales in which a person has just saved a page."""
    _later(records=[(key, locale) for locale in saved or (None,)])
