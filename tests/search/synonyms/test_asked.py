from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import OperationalError

from search.models import Outcome, QueryCount
from search.synonyms import asked, note_query

DAY = date(2026, 3, 20)


def rows():
    return list(QueryCount.objects.order_by("id").values_list("query", "outcome", "refined_to", "times"))


def test_searches_are_counted_by_day_without_spelling_differences(db):
    note_query("  Leje   NDËRTIMI ", "sq", 0, None, DAY)
    note_query("леје ндертими", "sq", 0, None, DAY)
    note_query("leje ndertimi", "sq", 0, None, DAY + timedelta(days=1))
    note_query("leje ndertimi", "sr-latn", 2, None, DAY)
    note_query("buxheti", "sq", 4, None, DAY)

    assert rows() == [
        ("leje ndertimi", Outcome.NOTHING, "", 2),
        ("leje ndertimi", Outcome.NOTHING, "", 1),
        ("leje ndertimi", Outcome.FEW, "", 1),
    ]


def test_a_search_that_was_asked_anew_says_what_followed(db):
    note_query("tatimi në pronë", "sq", 12, "porezi", DAY)
    note_query("tatimi në pronë", "sq", 12, "porezi", DAY)
    note_query("porezi", "sq", 12, "Porezi ", DAY)

    assert rows() == [("porezi", Outcome.REFINED, "tatimi ne prone", 2)]


@pytest.mark.no_database
@pytest.mark.parametrize(
    "personal",
    [
        "agim.krasniqi@example.org",
        "1234567890",
        "telefoni 044 123 456",
        "+383 (0)44/123-456",
        "049 2012 345",
        "049-2012-345",
        "numri personal 1 0 0 2 3 4 5 6",
        "xk05 1212 0123 4567 8906",
        "unë jam nga lagjja dhe dua të di diçka",
        "a" * 101,
        "љ" * 60,
        " \0 ",
    ],
)
def test_what_may_tell_of_a_person_is_never_kept(personal):
    assert asked.folded(personal) == ""


@pytest.mark.no_database
@pytest.mark.parametrize(
    "plain", ["nr. 534/2", "03/l-040", "016-3307", "29.03.2019", "2019-03-29 vendim", "2019-2022", "budžeti 2024"]
)
def test_references_dates_and_years_are_kept(plain):
    assert asked.folded(plain)


def test_personal_searches_leave_no_trace_on_either_side_of_a_refinement(db):
    note_query("agim@example.org", "sq", 0, "porezi", DAY)
    note_query("porezi", "sq", 9, "agim@example.org", DAY)

    assert rows() == []


def test_counts_are_forgotten_after_the_set_time_by_the_next_day_and_by_the_command(db, settings):
    settings.SEARCH_QUERIES_KEPT_DAYS = 30
    note_query("e vjetër", "sq", 0, None, DAY - timedelta(days=30))
    note_query("e re", "sq", 0, None, DAY - timedelta(days=29))

    assert [row.query for row in asked.kept(DAY)] == ["e re"]
    note_query("sot", "sq", 0, None, DAY)
    assert [row[0] for row in rows()] == ["e re", "sot"]

    settings.TODAY = (DAY + timedelta(days=30)).isoformat()
    out = StringIO()
    call_command("forget_queries", stdout=out)
    assert rows() == []
    assert "2 counts" in out.getvalue()


def test_a_flood_of_searches_keeps_no_more_than_the_set_number_a_day(db, monkeypatch):
    monkeypatch.setattr(asked, "MOST_ROWS_A_DAY", 2)
    for query in ("një", "dy", "tre", "një"):
        note_query(query, "sq", 0, None, DAY)

    assert [(row[0], row[3]) for row in rows()] == [("nje", 2), ("dy", 1)]


def test_a_busy_database_costs_the_count_and_not_the_search(db, monkeypatch, caplog):
    def busy(*args):
        raise OperationalError("database is locked")

    monkeypatch.setattr(asked, "_count", busy)
    note_query("uji", "sq", 0, None, DAY)

    assert "search_not_counted" in caplog.text
    assert "uji" not in caplog.text
    assert rows() == []


def test_counting_again_costs_the_same_few_queries(db, django_assert_max_num_queries):
    note_query("uji", "sq", 0, None, DAY)

    with django_assert_max_num_queries(6):
        note_query("uji", "sq", 0, None, DAY)
