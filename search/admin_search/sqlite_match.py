"""FTS5 asked once for a query: the match expression, and the table of its hits that a queryset joins."""

from django.db.models import Expression, Field, FloatField, IntegerField, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.sql.constants import INNER
from modelsearch.conf import get_app_config
from modelsearch.query import And, Boost, Not, Or, SearchQuery

from .queries import AnalysedPhrase, Words

_ENTRIES = get_app_config().get_model("IndexEntry", require_ready=False)._meta.db_table
_FTS = get_app_config().get_model("SQLiteFTSIndexEntry", require_ready=False)._meta.db_table

# The LIMIT that limits nothing.
ALL = -1


def match_expression(query: SearchQuery) -> tuple[str, bool]:
    """Return an FTS5 expression and whether it names what the query does *not* want.

    FTS5 knows "this but not that" and no bare "not", so a query of nothing but "not" is turned round.
    """
    if isinstance(query, Words):
        words = [_any(_quoted(*word) for word in choice) for choice in query.alternatives()]
        return (_any(words) if query.operator == "or" else _all(words)), False
    if isinstance(query, AnalysedPhrase):
        return _quoted(query.query_string, beginning=False), False
    if isinstance(query, Boost):
        return match_expression(query.subquery)
    if isinstance(query, Not):
        expression, negated = match_expression(query.subquery)
        return expression, not negated
    if isinstance(query, (And, Or)):
        return _combined([match_expression(part) for part in query.subqueries], isinstance(query, And))
    raise NotImplementedError(f"`{query.__class__.__name__}` is not supported by the SQLite search backend.")


def _combined(parts: list[tuple[str, bool]], both: bool) -> tuple[str, bool]:
    wanted = [expression for expression, negated in parts if not negated]
    unwanted = [expression for expression, negated in parts if negated]
    if both:
        if not wanted:
            return _any(unwanted), True
        return (f"({_all(wanted)} NOT {_any(unwanted)})" if unwanted else _all(wanted)), False
    if not unwanted:
        return _any(wanted), False
    return (f"({_all(unwanted)} NOT {_any(wanted)})" if wanted else _all(unwanted)), True


def _any(expressions) -> str:
    return f"({' OR '.join(expressions)})"


def _all(expressions) -> str:
    return f"({' AND '.join(expressions)})"


def _quoted(text: str, beginning: bool) -> str:
    return '"' + text.replace('"', '""') + '"' + ("*" if beginning else "")


class Hits:
    """The objects whose entries match, as SQL; FTS5 runs once for it, however many they are.

    ``LIMIT -1`` and ``CROSS JOIN`` keep the planner from asking FTS5 anew for each row of a table it put first.
    """

    def __init__(self, match: str, content_types: list[int], title_weight: float, most: int = ALL):
        """``most`` is how many entries, the best ones, are looked up at all when they are ranked."""
        self.match = match
        self.content_types = content_types
        self.title_weight = title_weight
        self.most = most

    def ids(self) -> RawSQL:
        """Return the object ids, for ``pk__in``."""
        # Only the names of tables come into the text of the statement.
        sql = (
            f"SELECT entry.object_id FROM (SELECT rowid AS id FROM {_FTS} WHERE {_FTS} MATCH %s LIMIT -1) AS hit "  # noqa: S608
            f"CROSS JOIN {_ENTRIES} AS entry ON entry.id = hit.id WHERE entry.content_type_id IN ({self._marks()})"
        )
        return RawSQL(sql, [self.match, *self.content_types])  # noqa: S611

    def ranked(self) -> tuple[str, list]:
        """Return a statement for (object_id, score, entry) and its parameters; the best score is the lowest.

        An object may have two entries: one as what it is and one as its parent model.
        """
        order = "" if self.most == ALL else "ORDER BY score, rowid DESC"
        sql = (
            f"WITH hit AS (SELECT rowid AS id, bm25({_FTS}, 1.0, 1.0, %s) AS score "  # noqa: S608
            f"FROM {_FTS} WHERE {_FTS} MATCH %s {order} LIMIT %s) "
            "SELECT entry.object_id AS object_id, MIN(hit.score) AS score, MAX(hit.id) AS entry "
            f"FROM hit CROSS JOIN {_ENTRIES} AS entry ON entry.id = hit.id "
            f"WHERE entry.content_type_id IN ({self._marks()}) GROUP BY entry.object_id"
        )
        return sql, [self.title_weight, self.match, self.most, *self.content_types]

    def _marks(self) -> str:
        return ", ".join(["%s"] * len(self.content_types))


class HitsJoin:
    """The ranked hits as a table in the FROM clause of a queryset (the interface of Django's ``Join``)."""

    table_name = "modelsearch_hits"
    table_alias: str
    join_type = INNER
    join_field = None
    filtered_relation = None
    nullable = False

    def __init__(self, hits: Hits, parent_alias: str, parent_column: str):
        self.hits = hits
        self.parent_alias = parent_alias
        self.parent_column = parent_column

    def as_sql(self, compiler, connection) -> tuple[str, list]:
        sql, params = self.hits.ranked()
        alias = compiler.quote_name_unless_alias(self.table_alias)
        parent = compiler.quote_name_unless_alias(self.parent_alias)
        column = connection.ops.quote_name(self.parent_column)
        return f"{self.join_type} ({sql}) {alias} ON ({alias}.object_id = {parent}.{column})", params

    def relabeled_clone(self, change_map: dict[str, str]) -> "HitsJoin":
        clone = HitsJoin(self.hits, change_map.get(self.parent_alias, self.parent_alias), self.parent_column)
        clone.table_alias = change_map.get(self.table_alias, self.table_alias)
        return clone


class HitColumn(Expression):
    """A column of the table of hits: ``score``, or ``entry``, which puts equal scores in an order."""

    def __init__(self, alias: str, column: str, output_field: Field):
        super().__init__(output_field)
        self.alias = alias
        self.column = column

    def as_sql(self, compiler, connection) -> tuple[str, list]:
        return f"{compiler.quote_name_unless_alias(self.alias)}.{self.column}", []

    def relabeled_clone(self, change_map: dict[str, str]) -> "HitColumn":
        return HitColumn(change_map.get(self.alias, self.alias), self.column, self.output_field)


def joined(queryset: QuerySet, hits: Hits) -> tuple[QuerySet, HitColumn, HitColumn]:
    """Return a queryset of the objects that hit, the expression of their score and that of their entry."""
    queryset = queryset.all()
    query = queryset.query
    alias = query.join(HitsJoin(hits, query.get_initial_alias(), queryset.model._meta.pk.column))
    return queryset, HitColumn(alias, "score", FloatField()), HitColumn(alias, "entry", IntegerField())
