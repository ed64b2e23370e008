"""What every search engine provides. The analysis, the ranking and the page are the same for all of them."""

from abc import ABC, abstractmethod
from collections.abc import Iterable

from search.choices import State
from search.models import CatalogueRecord
from search.queries import CAP, Filters, Query

# No engine gives what comes after this many candidates.
DEEPEST = 10_000


class Engine(ABC):
    """Finds and counts records by their terms. Positions identify records (``CatalogueRecord.position``).

    An engine that cannot be reached raises ``EngineUnavailable``. What a query means where it is not plain, which
    words are left out and what "nearly all words" means beyond six words is said once, in ``search.engines.plan``.
    """

    @abstractmethod
    def put(self, records: Iterable[CatalogueRecord]) -> None:
        """Index these rows, which are saved already; a row that was indexed before is replaced."""

    @abstractmethod
    def remove(self, positions: Iterable[int]) -> None:
        """Forget these rows; the caller deletes them next, in the same transaction. Unknown positions are no error.

        An engine outside the database may raise ``EngineUnavailable`` or forget what a rollback then keeps. Neither
        may stop an editor: hits are read through ``CatalogueEntry``, and ``positions`` shows the difference.
        """

    def settle(self) -> None:  # noqa: B027
        """Called after many rows were put: make them visible and quick to ask for. Not needed after a single row."""

    @abstractmethod
    def positions(self) -> set[int]:
        """Every position that is indexed, to compare with the catalogue."""

    @abstractmethod
    def candidates(self, query: Query, filters: Filters, limit: int, offset: int = 0) -> list[int]:
        """The best ``limit`` positions after the first ``offset``, in this order, the same for every engine:

        1. by how many words of the query match (all, then all but one, ...),
        2. among those with all words: records whose heading has them all, and the phrases, before the others,
        3. newest first (descending position).

        With an empty query: newest first. Nothing comes after the first ``DEEPEST``.
        """

    @abstractmethod
    def count(self, query: Query, filters: Filters, cap: int = CAP) -> int:
        """How many records match at least one word (and every phrase and filter), at most ``cap`` + 1."""

    @abstractmethod
    def count_signs(self, query: Query, filters: Filters, signs: Iterable[str], cap: int = CAP) -> dict[str, int]:
        """For each facet sign how many of the records that ``count`` counts have it, each at most ``cap`` + 1."""

    @abstractmethod
    def count_states(self, query: Query, filters: Filters, cap: int = CAP) -> dict[State, int]:
        """How many of those records are in each state on ``filters.today``, each at most ``cap`` + 1."""

    @abstractmethod
    def frequencies(self, terms: Iterable[str]) -> dict[str, int]:
        """In how many records each single term stands (any field but the facets), at most ``CAP`` + 1 each."""


class EngineUnavailable(Exception):
    """The search engine does not answer; the catalogue's lists still work."""
