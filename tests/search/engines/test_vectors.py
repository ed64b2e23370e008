"""Records as PostgreSQL keeps them, within its limits."""

import re

import pytest

from search.engines.postgresql.vector import MOST_BYTES, quoted, vector

from .rows import row

pytestmark = pytest.mark.no_database


def test_heading_signs_and_terms_are_told_apart_and_fields_have_a_gap():
    record = row(1, "a b", text="a", facets="t.Big")
    assert vector(record) == "'=every' '=t.big' 'a':1,7 '^a':1 'b':2 '^b':2"


def test_a_term_has_few_positions_and_none_that_postgresql_cannot_tell_apart():
    record = row(1, text=" ".join(["a"] * 300 + [f"w{n}" for n in range(17_000)]))
    written = dict(re.findall(r"'([^']+)'(?::(\S+))?", vector(record)))
    assert written["a"].count(",") == 254
    assert max(int(place) for places in written.values() for place in places.split(",") if place) == 16_382
    assert written["w16999"] == ""


def test_the_end_of_the_files_is_cut_where_it_does_not_fit():
    record = row(1, text="kept", files=" ".join(f"term-{n:09}" for n in range(80_000)))
    written = vector(record)
    assert "'kept'" in written
    assert "'term-000000001'" in written
    assert "'term-000079999'" not in written
    assert MOST_BYTES * 0.6 < len(written) < MOST_BYTES * 1.3


def test_quotes_of_a_term_are_doubled():
    assert quoted("a'\\b") == "'a''\\\\b'"
