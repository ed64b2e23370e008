"""Search by an OpenSearch server, or another that speaks its protocol, through the official client."""

from collections.abc import Iterable, Iterator

from search.choices import State
from search.engines.base import Engine
from search.engines.plan import is_term, plan, window
from search.models import CatalogueRecord
from search.queries import CAP, Alternative, Filters, Query, Word

from . import match
from .client import Index

# Rows of one answer, and questions of one search.
PAGE, TOGETHER = 10_000, 200


class OpenSearchEngine(Engine):
    """Rows lie in the index ``<index>-<version>`` of the server at ``address``. What is put is seen within a second."""

    def __init__(self, address: str, index: str):
        self._index = Index(address, index)

    def put(self, records: Iterable[CatalogueRecord]) -> None:
        self._index.write({"_id": str(each.position), "_source": match.source(each)} for each in records)

    def remove(self, positions: Iterable[int]) -> None:
        self._index.write({"_op_type": "delete", "_id": str(position)} for position in positions)

    def settle(self) -> None:
        self._index.refresh()

    def positions(self) -> set[int]:
        self._index.refresh()
        return set(self._pages())

    def candidates(self, query: Query, filters: Filters, limit: int, offset: int = 0) -> list[int]:
        asked = plan(query, filters, self._frequency)
        first, last = window(limit, offset)
        if not asked or first >= last:
            return []
        order = ["_score", {"position": "desc"}]
        return self._hits(match.ranked(asked, filters), order, last - first, {"from": first})

    def count(self, query: Query, filters: Filters, cap: int = CAP) -> int:
        asked = plan(query, filters)
        if not asked:
            return 0
        found = self._index.search(query=match.least(asked, filters), size=0, track_total_hits=cap + 1)
        return min(found["hits"]["total"]["value"], cap + 1)

    def count_signs(self, query: Query, filters: Filters, signs: Iterable[str], cap: int = CAP) -> dict[str, int]:
        asked = plan(query, filters)
        counts = dict.fromkeys(signs, 0)
        known = [sign for sign in counts if asked and is_term(sign.lower())]
        wanted = [{"term": {"facets": {"value": sign.lower()}}} for sign in known]
        return counts | dict(zip(known, self._counts(asked and match.least(asked, filters), wanted, cap), strict=True))

    def count_states(self, query: Query, filters: Filters, cap: int = CAP) -> dict[State, int]:
        asked = plan(query, filters)
        if not asked:
            return dict.fromkeys(State, 0)
        wanted = [match.state(state, filters.today) for state in State]
        return dict(zip(State, self._counts(match.least(asked, filters), wanted, cap), strict=True))

    def frequencies(self, terms: Iterable[str]) -> dict[str, int]:
        counts = dict.fromkeys(terms, 0)
        known = [term for term in counts if is_term(term)]
        wanted = [match.alternative(Alternative((term,)), "all") for term in known]
        return counts | dict(zip(known, self._counts({"match_all": {}}, wanted, CAP), strict=True))

    def _frequency(self, word: Word) -> int:
        return self._counts({"match_all": {}}, [match.word(word)], CAP)[0]

    def _counts(self, among: dict, wanted: list[dict], cap: int) -> list[int]:
        """How many of the rows of ``among`` match each of ``wanted``, at most ``cap`` + 1."""
        found = []
        for start in range(0, len(wanted), TOGETHER):
            filters = {"filters": {"filters": wanted[start : start + TOGETHER]}}
            answer = self._index.search(query=among, size=0, track_total_hits=False, aggs={"each": filters})
            found += [min(bucket["doc_count"], cap + 1) for bucket in answer["aggregations"]["each"]["buckets"]]
        return found

    def _hits(self, query: dict, order: list, size: int, more: dict) -> list[int]:
        """Positions in their order."""
        body = {"query": query, "sort": order, "size": size, "_source": False, "track_total_hits": False}
        return [int(hit["_id"]) for hit in self._index.search(**body, **more)["hits"]["hits"]]

    def _pages(self) -> Iterator[int]:
        after: dict = {}
        while found := self._hits({"match_all": {}}, [{"position": "asc"}], PAGE, after):
            yield from found
            after = {"search_after": [found[-1]]}
