"""What every search engine provides. The analysis, the ranking and the page are the same for all of them."""

from abc import ABC, abstractmethod
from collections.abc import Iterable

from search.choices import State
from search.models import CatalogueRecord
from search.queries import CAP, Filters, Query


class Engine(ABC):
    """Finds and counts records by their terms. Positions identify records (``CatalogueRecord.position``).

    An engine that cannot be reached raises ``EngineUnavailable``.
    """

    @abstractmethod
    def put(self, records: Iterable[CatalogueRecord]) -> None:
        """Index these rows, which are saved already; a row that was indexed before is replaced."""

    @abstractmethod
    def remove(self, positions: Iterable[int]) -> None:
        """Forget these rows; called before they are deleted. Unknown positions are no error."""

    @abstractmethod
    def positions(self) -> set[int]:
        """Every position that is indexed, to compare with the catalogue."""

    @abstractmethod
    def candidates(self, query: Query, filters: Filters, limit: int, offset: int = 0) -> list[int]:
        """The best ``limit`` positions after the first ``offset``, in this order, the same for every engine:

        1. by how many words of the query match (all, then all but one, ...),
        2. among those with all words: records whose heading has them all before the others,
        3. newest first (descending position).

        With an empty query: newest first.
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
