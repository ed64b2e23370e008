"""modelsearch's SQLite backend with searches and savings whose work does not grow faster than what they find."""

from collections import OrderedDict

from django.db.models import Count, FloatField, Model, QuerySet, Value
from modelsearch.backends.base import FilterFieldError
from modelsearch.backends.database.sqlite import sqlite
from modelsearch.query import MatchAll
from modelsearch.utils import get_descendants_content_types_pks

from .analysis import Analysis, PlainAnalysis, chosen
from .entries import UpsertingIndex
from .queries import analysed, is_nothing
from .sqlite_match import ALL, Hits, joined, match_expression

# How much more a word in the title says than one in the text.
TITLE_WEIGHT = 5.0
# So many of the best hits mostly hold the first pages of results, whatever else a queryset asks for.
BEST = 1000


class SQLiteIndex(UpsertingIndex, sqlite.SQLiteIndex):
    """Writes an entry in one statement. The length of titles is left to bm25, which knows the lengths of all texts."""

    written_fields = ("title", "autocomplete", "body")

    def entry_values(self, obj: Model) -> dict:
        indexer = sqlite.ObjectIndexer(obj, self.backend)
        return {name: self.backend.analysis.index(getattr(indexer, name), obj) for name in self.written_fields}

    def _refresh_title_norms(self, full: bool = False) -> None:
        """Do nothing: nothing here reads them, and each change of a row would write its words anew."""


class SQLiteSearchQueryCompiler(sqlite.SQLiteSearchQueryCompiler):
    """Compiles a search to one flat statement."""

    def get_config(self, backend) -> Analysis:
        return backend.analysis

    def search(
        self, config: Analysis, start, stop, score_field: str | None = None, ranked: bool = True, most: int = ALL
    ) -> QuerySet:
        """Return the results; without ranks if they are not seen, or only those among the ``most`` best hits."""
        query = analysed(self.query, config, self.LAST_TERM_IS_PREFIX)
        if isinstance(query, MatchAll):
            return self.queryset[start:stop]
        if is_nothing(query):
            return self.queryset.none()
        expression, negated = match_expression(query)
        hits = Hits(
            f"{{{' '.join(self._columns())}}} : ({expression})",
            get_descendants_content_types_pks(self.queryset.model),
            TITLE_WEIGHT,
            most,
        )
        ranked = ranked and not negated
        queryset = self._ranked(hits, score_field) if ranked else self._unranked(hits, negated, score_field)
        return queryset[start:stop]

    def _columns(self) -> list[str]:
        """Return the columns to look in: the index tells the title from all other fields, and no more."""
        if not self.fields:
            return self.FTS_TABLE_FIELDS
        return sorted({"title" if name == "title" else "body" for name in self.fields})

    def _ranked(self, hits: Hits, score_field: str | None) -> QuerySet:
        if not self.order_by_relevance and score_field is None:
            return self._unranked(hits, False, None)
        queryset, score, entry = joined(self.queryset, hits)
        if score_field is not None:
            queryset = queryset.annotate(**{score_field: score})
        if self.order_by_relevance:
            return queryset.order_by(score, entry.desc())
        return _in_some_order(queryset)

    def _unranked(self, hits: Hits, negated: bool, score_field: str | None) -> QuerySet:
        queryset = self.queryset.exclude(pk__in=hits.ids()) if negated else self.queryset.filter(pk__in=hits.ids())
        if score_field is not None:
            queryset = queryset.annotate(**{score_field: Value(0.0, FloatField())})
        return _in_some_order(queryset)


def _in_some_order(queryset: QuerySet) -> QuerySet:
    """Return the queryset in an order, so that pages of results do not overlap."""
    return queryset if queryset.query.order_by else queryset.order_by("-pk")


class SQLiteAutocompleteQueryCompiler(SQLiteSearchQueryCompiler, sqlite.SQLiteAutocompleteQueryCompiler):
    """The same for a word that is being typed."""

    def get_config(self, backend) -> Analysis:
        return backend.analysis


class SQLiteSearchResults(sqlite.SQLiteSearchResults):
    """Results that rank only where ranks are seen, and look up only as many hits as a page of them takes."""

    def _do_search(self) -> list:
        compiler = self.query_compiler
        if compiler.order_by_relevance and self.stop is not None and self.stop <= BEST // 2:
            config = compiler.get_config(self.backend)
            found = list(compiler.search(config, self.start, self.stop, self._score_field, most=BEST))
            if len(found) == self.stop - self.start:
                return found
        return list(self.get_queryset())

    def _unranked(self, start=None, stop=None) -> QuerySet:
        compiler = self.query_compiler
        return compiler.search(compiler.get_config(self.backend), start, stop, ranked=False)

    def _do_count(self) -> int:
        return self._unranked(self.start, self.stop).count()

    def facet(self, field_name: str) -> OrderedDict:
        if self.query_compiler._get_filterable_field(field_name) is None:
            model = self.query_compiler.queryset.model.__name__
            raise FilterFieldError(
                f'Cannot facet search results with field "{field_name}". '
                f"Please add index.FilterField('{field_name}') to {model}.search_fields.",
                field_name=field_name,
            )
        counts = self._unranked().order_by().values(field_name).annotate(count=Count("pk")).order_by("-count")
        return OrderedDict((row[field_name], row["count"]) for row in counts)


class SQLiteSearchBackend(sqlite.SQLiteSearchBackend):
    """``ANALYSIS`` in its settings names the class of the text analysis."""

    query_compiler_class = SQLiteSearchQueryCompiler
    autocomplete_query_compiler_class = SQLiteAutocompleteQueryCompiler
    index_class = SQLiteIndex
    results_class = SQLiteSearchResults

    def __init__(self, params: dict):
        super().__init__(params)
        self.analysis = chosen(params, PlainAnalysis)
