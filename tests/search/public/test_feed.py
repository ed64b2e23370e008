"""The Atom feed of a search: the same words and filters as the page, newest first."""

from datetime import UTC, date, datetime
from xml.etree import ElementTree

import pytest

from search import feeds
from search.engines import EngineUnavailable

ATOM = "{http://www.w3.org/2005/Atom}"


def feed(client, query=""):
    answer = client.get(f"/sq/search/feed/{query}")
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("application/atom+xml")
    return ElementTree.fromstring(answer.content)


def test_the_feed_has_what_the_search_finds_newest_first(client, make_record):
    make_record("Buxheti i vjetër", day=date(2024, 1, 1))
    newest = make_record("Buxheti i ri", "Përmbledhja\x0b", day=date(2026, 8, 1))
    make_record("Rruga", day=date(2026, 8, 2))
    entries = feed(client, "?q=buxheti&sort=relevance&page=3").findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == ["Buxheti i ri", "Buxheti i vjetër"]
    assert entries[0].findtext(f"{ATOM}id") == f"urn:uuid:{newest.translation_key}"
    assert entries[0].find(f"{ATOM}link").get("href") == f"http://testserver{newest.address}"
    assert entries[0].findtext(f"{ATOM}summary") == "Përmbledhja"
    assert entries[0].findtext(f"{ATOM}published").startswith("2026-08-01")


def test_what_is_published_today_is_news_whatever_its_date(client, make_record):
    make_record("Buxheti i ri", day=date(2026, 8, 1))
    make_record("Buxheti i vjetër", day=date(2024, 1, 1), published_at=datetime(2026, 8, 5, tzinfo=UTC))
    for query in ("", "?q=buxheti"):
        titles = [entry.findtext(f"{ATOM}title") for entry in feed(client, query).findall(f"{ATOM}entry")]
        assert titles == ["Buxheti i vjetër", "Buxheti i ri"]


def test_the_feed_names_itself_and_its_page(client, both):
    links = {link.get("rel"): link.get("href") for link in feed(client, "?family=act&q=buxheti").findall(f"{ATOM}link")}
    assert links == {
        "alternate": "http://testserver/sq/search/?q=buxheti&family=act",
        "self": "http://testserver/sq/search/feed/?q=buxheti&family=act",
    }
    page = client.get("/sq/search/?q=buxheti&family=act").content.decode()
    assert 'type="application/atom+xml"' in page
    assert 'href="/sq/search/feed/?q=buxheti&amp;family=act"' in page


def test_a_reference_has_a_feed_too_and_so_has_everything(client, both):
    assert len(feed(client, "?q=534/2").findall(f"{ATOM}entry")) == 1
    assert len(feed(client).findall(f"{ATOM}entry")) == 1


def test_a_feed_that_cannot_be_understood_says_why(client, db):
    answer = client.get("/sq/search/feed/?year=abc")
    assert answer.status_code == 400
    assert "abc" in answer.content.decode()


@pytest.mark.django_db
def test_a_feed_without_its_engine_says_so(client, monkeypatch):
    def away(*args):
        raise EngineUnavailable

    monkeypatch.setattr(feeds, "newest", away)
    assert client.get("/sq/search/feed/?q=buxheti").status_code == 503
