"""Counting many facets by one query, and asking for very many keys at once."""

import json

from django.db.models import BigIntegerField, BooleanField, CharField, Count, F, Func, QuerySet, Value


class NumberIn(Func):
    """A condition: the field is one of these numbers. They travel as one parameter, however many they are."""

    output_field = BooleanField()
    conditional = True

    def __init__(self, field: str, numbers: list[int]):
        super().__init__(F(field), Value(json.dumps(numbers), output_field=CharField()))

    def as_sqlite(self, compiler, connection, **context):
        return self.as_sql(
            compiler,
            connection,
            template="%(expressions)s))",
            arg_joiner=" IN (SELECT value FROM json_each(",
            **context,
        )

    def as_postgresql(self, compiler, connection, **context):
        template = "%(expressions)s::json))"
        joiner = " IN (SELECT value::bigint FROM json_array_elements_text("
        return self.as_sql(compiler, connection, template=template, arg_joiner=joiner, **context)


def numbers(facet: str, rows: QuerySet, word: str = "", term: str = "", counted: Count | None = None) -> QuerySet:
    """Rows of (facet, word, term, number): how many of ``rows`` have each value of a field, a word or a term's key.

    Without a field it is one row. Words and keys stand apart because a UNION wants one type a column.
    """
    columns = {
        "facet": Value(facet, CharField()),
        "word": F(word) if word else Value("", CharField()),
        "term": F(term) if term else Value(0, BigIntegerField()),
    }
    groups = rows.order_by().values(**columns).annotate(number=counted or Count("pk"))
    return groups.values_list("facet", "word", "term", "number")
