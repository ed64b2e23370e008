"""What the office learns from a search that led nowhere, and what it does not."""

import re

import pytest
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext

from search import views
from search.models import Outcome, QueryCount

WRITES = re.compile(r"^\s*(?:INSERT|UPDATE|DELETE)")


def rows():
    return list(QueryCount.objects.order_by("id").values_list("query", "outcome", "refined_to"))


def test_a_search_that_finds_nothing_is_counted(client, db):
    client.get("/sq/search/?q=gjilpërë")
    assert rows() == [("gjilpere", Outcome.NOTHING, "")]


@pytest.mark.parametrize(
    "address",
    ["?q=", "", "?q=gjilpere&page=2", "?q=gjilpere&family=act", "?q=gjilpere&sort=newest", "?q=gjilpere&year=x"]
    + ["feed/?q=gjilpere", "suggestions/?q=gjilpere"],
)
def test_what_is_no_search_of_its_own_is_not_counted(client, db, address):
    client.get(f"/sq/search/{address}")
    client.head("/sq/search/?q=gjilpere")
    assert rows() == []


def test_a_search_that_follows_another_says_which_one_was_refined(client, make_record):
    for _ in range(5):
        make_record("Tatimi në pronë")
    client.get("/sq/search/?q=tatimi", HTTP_REFERER="http://testserver/sq/search/?q=porezi&page=2")
    assert rows() == [("porezi", Outcome.REFINED, "tatimi")]


@pytest.mark.parametrize(
    "referrer",
    ["http://elsewhere.example/sq/search/?q=porezi", "http://testserver/sq/?q=porezi", "http://[", "x" * 5000]
    + ["http://testserver/sq/search/?q=Tatimi", "http://testserver/sq/search/?" + "&".join(["q=a"] * 99)],
)
def test_readers_who_come_from_elsewhere_refine_nothing(client, make_record, referrer):
    for _ in range(5):
        make_record("Tatimi në pronë")
    assert client.get("/sq/search/?q=tatimi", HTTP_REFERER=referrer).status_code == 200
    assert rows() == []


def test_a_search_that_finds_enough_writes_nothing(client, tree, make_record):
    for _ in range(5):
        make_record("Tatimi në pronë")
    with CaptureQueriesContext(connection) as captured:
        client.get("/sq/search/?q=tatimi", HTTP_REFERER="http://testserver/sq/search/?q=tatimi&year=2026")
    assert [query["sql"] for query in captured if WRITES.search(query["sql"])] == []


def test_a_count_that_cannot_be_written_does_not_break_the_page(client, db, monkeypatch):
    def fails(*args):
        raise DatabaseError("read-only")

    monkeypatch.setattr(views, "note_query", fails)
    assert client.get("/sq/search/?q=gjilpere").status_code == 200
