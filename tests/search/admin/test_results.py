"""What the backends find, in which order, and what they ask of the database."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from modelsearch.models import IndexEntry
from modelsearch.query import MATCH_ALL, Not, Phrase, PlainText
from wagtail.models import Locale, Page

from pages.models import ActPage

ON_SQLITE = connection.vendor == "sqlite"
MEANINGS = [
    (Phrase("buxheti i komunes"), {"Buxheti i komunës"}),
    (PlainText("komuna") & ~PlainText("buxheti publik", operator="or"), set()),
    (PlainText("komuna") & ~Phrase("buxheti i"), {"Vendim tjetër"}),
    (~PlainText("komuna"), {"Njoftim publik"}),
    (PlainText("publik") | ~PlainText("komuna"), {"Njoftim publik"}),
    (PlainText("ujesjellesi shkurt", operator="or"), {"Njoftim publik", "Buxheti i komunës"}),
    (PlainText("buxheti") & PlainText('"'), {"Buxheti i komunës", "Vendim tjetër"}),
    (PlainText("publik") & MATCH_ALL, {"Njoftim publik"}),
    (PlainText("publik") | Not(MATCH_ALL), {"Njoftim publik"}),
    (PlainText("publik") & Not(MATCH_ALL), set()),
]


@pytest.fixture
def acts(make_page):
    """Three acts: a word in the title of one, in the summary of another, in neither of the third."""
    make_page("Vendim tjetër", summary="Për buxhetin e komunës.", protocol_number="01-1/2026")
    make_page("Buxheti i komunës", summary="Shkurt.", protocol_number="01-2/2026")
    make_page("Njoftim publik", summary="Ujësjellësi i ri.", protocol_number="01-3/2026")
    return ActPage.objects.all()


def test_a_word_in_the_title_comes_before_one_in_the_text(backend, acts, titles):
    assert titles(backend.search("buxheti", acts)) == ["Buxheti i komunës", "Vendim tjetër"]


def test_pages_of_results_neither_overlap_nor_leave_out(backend, acts, titles):
    results = backend.search("komuna", acts)
    assert results.count() == 2
    assert titles(results[:1]) + titles(results[1:2]) == titles(results) == titles(results[:20])


def test_a_result_beyond_the_best_hits_is_found(backend, acts, titles, monkeypatch):
    if ON_SQLITE:
        monkeypatch.setattr("search.admin_search.sqlite.BEST", 2)
    rare = acts.filter(pk=acts.get(title="Vendim tjetër").pk)
    assert titles(backend.search("komuna", rare)[:1]) == ["Vendim tjetër"]
    assert titles(backend.search("komuna", acts)[1:2]) == titles(backend.search("komuna", acts))[1:]


def test_filters_order_and_facets_hold(backend, acts, titles):
    oldest = acts.order_by("first_published_at")
    assert titles(backend.search("komuna", oldest, order_by_relevance=False)) == ["Vendim tjetër", "Buxheti i komunës"]
    assert list(backend.search("komuna", acts.filter(live=False))) == []
    assert backend.search("komuna", acts).facet("locale_id") == {Locale.objects.get(language_code="sq").pk: 2}


def test_queries_of_several_parts_mean_what_they_say(backend, acts, titles):
    for query, found in MEANINGS:
        assert set(titles(backend.search(query, acts))) == found, query


def test_a_score_can_be_asked_for(backend, acts):
    first, second = backend.search("buxheti", acts).annotate_score("relevance")
    assert first.relevance != second.relevance


def test_a_record_leaves_the_index_when_it_is_deleted(backend, acts):
    acts.get(title="Buxheti i komunës").delete()
    assert backend.search("buxheti", acts).count() == 1


def test_a_rebuilt_index_finds_the_same(backend, acts, titles):
    before = titles(backend.search("buxheti", acts))
    IndexEntry.objects.all().delete()
    call_command("rebuild_modelsearch_index", verbosity=0)
    assert titles(backend.search("buxheti", acts)) == before


def statements(action):
    with CaptureQueriesContext(connection) as captured:
        action()
    return [query["sql"] for query in captured if "modelsearch_indexentry" in query["sql"]]


def plan(results):
    """Return what the database plans for a search."""
    sql, params = results.get_queryset().query.sql_with_params()
    with connection.cursor() as cursor:
        if not ON_SQLITE:
            # As it does where pages are many: with three of them it looks up each one's entry.
            cursor.execute("SET LOCAL enable_nestloop = off")
        cursor.execute(("EXPLAIN QUERY PLAN " if ON_SQLITE else "EXPLAIN ") + sql, params)
        return "\n".join(str(row[-1]) for row in cursor.fetchall())


@pytest.fixture
def many_entries(acts):
    """So many other entries that PostgreSQL does not just read them all; SQLite plans the same for any number."""
    if not ON_SQLITE:
        with connection.cursor() as cursor:
            cursor.execute(
                """INSERT INTO modelsearch_indexentry (content_type_id, object_id, title, body, autocomplete,
                title_norm, title_text, body_text)
                SELECT entry.content_type_id, 'x' || n, number, number, number, 1, '', ''
                FROM (SELECT min(content_type_id) AS content_type_id FROM modelsearch_indexentry) AS entry,
                (SELECT n, to_tsvector('simple', 'n' || n) AS number FROM generate_series(1, 5000) AS n) AS numbers"""
            )
            cursor.execute("ANALYZE modelsearch_indexentry")


def test_saving_a_page_writes_its_entry_once_and_reads_no_other(backend, acts):
    page = acts.first()
    asked = statements(lambda: backend.add(page))
    writes = [sql for sql in asked if not sql.startswith("SELECT")]
    assert len(writes) == 1
    assert writes[0].startswith("INSERT")
    assert len(asked) <= 2
    assert all("LIMIT 100" in sql for sql in asked if sql.startswith("SELECT"))


def test_a_search_asks_the_index_once(backend, many_entries):
    steps = plan(backend.search("komuna", Page.objects.live()))
    assert steps.count("VIRTUAL TABLE" if ON_SQLITE else "modelsearch_title_body_gin") == 1
    assert "CORRELATED" not in steps


def test_a_word_being_typed_asks_the_index_once(backend, many_entries):
    steps = plan(backend.autocomplete("kom", Page.objects.live()))
    assert steps.count("VIRTUAL TABLE" if ON_SQLITE else "modelsearch_autocom") == 1
