"""Which records the office pinned for a search."""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from search import analysis
from search.models import CatalogueEntry, PinnedResult

from . import state

Terms = tuple[str, ...]
# More would push the search's own results away.
MOST_PINNED = 5


@dataclass(frozen=True)
class _Pin:
    key: uuid.UUID
    starts: date | None
    ends: date | None
    queries: tuple[tuple[Terms, ...], ...]

    def holds(self, today: date) -> bool:
        return (self.starts is None or self.starts <= today) and (self.ends is None or today <= self.ends)


_kept: tuple[uuid.UUID, list[_Pin]] | None = None


def pinned(terms: Sequence[Terms], today: date) -> list[uuid.UUID]:
    """Translation keys of the public records pinned for these words, in the office's order.

    ``terms[i]`` are the possible terms of the i-th word of the search, () for a stop word. One query where nothing
    is pinned for them, two where something is.
    """
    words = [possible for possible in terms if possible]
    keys = [pin.key for pin in _current() if pin.holds(today) and any(same(words, query) for query in pin.queries)]
    if not keys:
        return []
    public = set(CatalogueEntry.objects.filter(translation_key__in=keys).values_list("translation_key", flat=True))
    return [key for key in dict.fromkeys(keys) if key in public][:MOST_PINNED]


def same(words: Sequence[Terms], others: Sequence[Terms]) -> bool:
    """Whether two searches are the same words in any order; a word is the same where one of its terms is."""
    left = list(others)
    for possible in words:
        found = next((other for other in left if not set(possible).isdisjoint(other)), None)
        if found is None:
            return False
        left.remove(found)
    return not left


def texts(queries: str) -> list[str]:
    """The searches of a pin, one a line."""
    return [text for line in queries.splitlines() if (text := " ".join(line.split()))]


def words_of(text: str) -> tuple[Terms, ...]:
    """The possible terms of each word of a search, without its stop words."""
    pieces = analysis.query_pieces(text)
    words = (tuple(terms[0] for terms in piece.alternatives if len(terms) == 1) for piece in pieces)
    return tuple(possible for possible in words if possible)


def _current() -> list[_Pin]:
    global _kept
    now = state.token()
    if _kept is None or _kept[0] != now:
        _kept = (now, list(_read()))
    return _kept[1]


def _read() -> Iterator[_Pin]:
    for pin in PinnedResult.objects.order_by("order", "id"):
        queries = tuple(words for text in texts(pin.queries) if (words := words_of(text)))
        yield _Pin(pin.translation_key, pin.starts, pin.ends, queries)
