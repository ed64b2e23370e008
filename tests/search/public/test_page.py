"""The page of results as a reader gets it: without a script, without a session, with sentences where it must refuse."""

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from search import views
from search.engines import EngineUnavailable
from search.models import PinnedResult
from search.query import rebuild_words, search


class Tags(HTMLParser):
    """The names of all tags in a text, and their attributes."""

    def __init__(self, markup: str):
        super().__init__()
        self.names: list[str] = []
        self.attributes: list[tuple] = []
        self.feed(markup)

    def handle_starttag(self, tag, attrs):
        self.names.append(tag)
        self.attributes += attrs


def page(client, query="", language="sq", status=200) -> str:
    answer = client.get(f"/{language}/search/{query}")
    assert answer.status_code == status
    return answer.content.decode()


def flat(markup: str) -> str:
    return " ".join(markup.split())


def test_a_hit_says_what_it_is_and_why_it_was_found(client, both):
    markup = flat(page(client, "?q=buxhetin"))
    assert '<span class="kind">Vendim</span>' in markup
    assert '<time datetime="2026-03-01">01.03.2026</time>' in markup
    assert f'<a href="{both.address}">Vendimi për <mark>buxhetin</mark></a>' in markup
    assert "<mark>Buxheti</mark> i komunës" in markup
    assert "<span>534/2</span>" in markup


def test_a_record_in_both_languages_is_one_hit_with_both_links(client, both):
    markup = flat(page(client, "?q=budzet", "sr-latn"))
    assert markup.count('<article class="card hit">') == 1
    assert 'lang="sq" hreflang="sq">Shqip<span class="visually-hidden">: Vendimi për buxhetin</span>' in markup


def test_a_record_of_the_other_language_alone_says_so_and_is_marked_as_such(client, make_record):
    make_record(words={"sr-latn": ("Oglas za radno mesto", "", "Traži se vozač.")})
    markup = flat(page(client, "?q=oglas"))
    assert 'class="language language--other">' in markup
    assert 'lang="sr-Latn" hreflang="sr-Latn"><mark>Oglas</mark>' in markup


def test_cyrillic_finds_what_stands_in_latin_letters(client, both):
    assert "<mark>budžetu</mark>" in page(client, "?q=буџет", "sr-latn")


def test_a_search_without_words_shows_the_newest_of_everything_and_may_be_indexed(client, make_record):
    make_record("Lajmi i vjetër", day=date(2020, 1, 1))
    make_record("Lajmi i ri", day=date(2026, 8, 1))
    markup = page(client)
    assert markup.index("Lajmi i ri") < markup.index("Lajmi i vjetër")
    assert 'rel="canonical" href="http://testserver/sq/search/"' in markup
    assert 'hreflang="sr-Latn" href="http://testserver/sr-latn/search/"' in markup
    assert 'id="facet-year"' in markup
    assert "noindex" not in markup


def test_results_are_not_for_search_engines(client, both):
    assert '<meta name="robots" content="noindex">' in page(client, "?q=buxheti")
    assert '<meta name="robots" content="noindex">' in page(client, "?family=act")


def test_the_switch_of_languages_keeps_the_search(client, both):
    assert 'href="/sr-latn/search/?q=buxheti&amp;family=act&amp;year=2026"' in page(
        client, "?year=2026&family=act&q=buxheti"
    )


def test_chosen_filters_are_taken_back_one_by_one_and_all_together(client, both):
    markup = page(client, "?q=buxheti&family=act&year=2026&since=2026-01-01")
    chips = re.findall(r'class="chip" rel="nofollow" href="([^"]+)"', markup)
    assert chips == [
        "/sq/search/?q=buxheti&amp;year=2026&amp;since=2026-01-01",
        "/sq/search/?q=buxheti&amp;family=act&amp;since=2026-01-01",
        "/sq/search/?q=buxheti&amp;family=act&amp;year=2026",
    ]
    assert 'class="quiet" rel="nofollow" href="/sq/search/?q=buxheti"' in markup


def test_the_states_are_one_click_away_and_keep_the_words(client, make_record):
    for days in ((date(2026, 1, 1), date(2026, 2, 1)), (date(2026, 8, 1), date(2026, 12, 1))):
        make_record("Thirrje për subvencione", family="call", starts=days[0], ends=days[1])
    markup = page(client, "?q=subvencione&state=past")
    switch = re.search(r'<nav class="states".*?</nav>', markup, re.DOTALL)[0]
    assert re.findall(r'href="([^"]+)"', switch) == [
        "/sq/search/?q=subvencione",
        "/sq/search/?q=subvencione&amp;state=current",
        "/sq/search/?q=subvencione&amp;state=past",
    ]
    assert '<span class="state state--closed">' in markup


def test_a_reference_alone_leads_straight_to_its_record(client, both):
    answer = client.get("/sq/search/?q=Nr.+534-2")
    assert (answer.status_code, answer["Location"]) == (302, both.address)
    assert not answer.cookies


@pytest.mark.parametrize("query", ["?q=534/2&all=1", "?q=534/2&family=act", "?q=vendimi+534/2"])
def test_a_reference_with_anything_beside_it_gives_a_list(client, both, query):
    assert f'href="{both.address}"' in page(client, query)


@pytest.mark.parametrize(
    "query", ["?q=buxheti&year=abc", "?q=buxheti&body=unknown", "?q=buxheti&x=1", "?q=buxheti&page=99999"]
)
def test_an_address_that_cannot_be_understood_gets_a_sentence_and_the_form(client, both, query):
    markup = page(client, query, status=400)
    assert markup.count("<li>", markup.index('class="problems"'), markup.index("</ul>", markup.index("problems"))) == 1
    assert 'id="search-q" name="q" value="buxheti"' in markup
    assert 'class="button" href="/sq/search/?q=buxheti"' in markup


def test_an_address_with_many_mistakes_gets_few_sentences(client, both):
    markup = page(client, "?" + "&".join(f"x{number}=1" for number in range(300)), status=400)
    assert len(markup) < 20_000


def test_nothing_that_was_typed_or_written_becomes_markup(client, make_record):
    make_record("<script>alert(1)</script> buxheti", "<img src=x onerror=alert(1)> buxheti")
    attack = "buxheti \"'><script>alert(1)</script>"
    markup = client.get("/sq/search/", {"q": attack}).content.decode()
    assert escape(attack) in markup
    tags = Tags(markup)
    assert not [name for name, _value in tags.attributes if name.startswith("on")]
    sources = [value for name, value in tags.attributes if name == "src"]
    assert tags.names.count("script") == len([value for value in sources if value.endswith(".js")])
    assert "img" not in tags.names


def test_an_engine_that_does_not_answer_is_said_in_a_sentence_and_not_kept(client, tree, monkeypatch):
    def away(*args, **kwargs):
        raise EngineUnavailable("connection refused")

    monkeypatch.setattr(views, "search", away)
    monkeypatch.setattr(views, "suggest", away)
    answer = client.get("/sq/search/?q=buxheti")
    assert answer.status_code == 503
    assert answer["Retry-After"]
    assert "no-store" in answer["Cache-Control"]
    assert 'class="doors"' in answer.content.decode()
    assert client.get("/sq/search/suggestions/?q=bux").json() == []


def test_answers_know_nobody_so_that_caches_may_keep_them(client, both):
    for address in ("", "?q=buxheti", "?q=asgje", "?year=x", "feed/?q=buxheti", "suggestions/?q=bux"):
        answer = client.get(f"/sq/search/{address}")
        assert not answer.cookies
        assert "cookie" not in answer.get("Vary", "").lower()
        assert "no-store" not in answer.get("Cache-Control", "")


def test_a_page_after_the_last_leads_back_to_the_first(client, both):
    assert 'href="/sq/search/?q=buxheti"' in page(client, "?q=buxheti&page=7")


def test_what_is_not_counted_to_the_end_is_said_to_be_more(client, both, monkeypatch):
    def many(asked, day):
        return replace(search(asked, day), count=1000, capped=True)

    monkeypatch.setattr(views, "search", many)
    heading = re.search(r"<h2>(.*?)\s*</h2>", page(client, "?q=buxheti"))[1]
    assert "1\xa0000" in heading
    assert not heading.startswith("1")
    assert client.get("/sq/search/?q=buxheti&page=50").status_code == 200


def test_later_pages_go_on_counting_and_keep_the_search(client, make_record):
    for number in range(21):
        make_record(f"Buxheti {number}")
    assert '<ol class="cards" start="21">' in page(client, "?q=buxheti&page=2&sort=newest")
    assert 'rel="next" href="?q=buxheti&amp;sort=newest&amp;page=2"' in page(client, "?q=buxheti&sort=newest")


def test_another_spelling_is_offered_and_never_applied(client, make_record):
    make_record("Subvencione për bujqësi")
    rebuild_words()
    markup = page(client, "?q=subvencjone")
    assert 'class="did-you-mean"' in markup
    assert 'href="/sq/search/?q=subvencione"' in markup
    assert "<article" not in markup


def test_what_the_office_recommends_stands_above_the_results(client, make_record):
    make_record("Buxheti 2026")
    pinned = make_record("Faqja e financave")
    PinnedResult.objects.create(queries="buxheti", page=pinned.page, translation_key=pinned.translation_key)
    PinnedResult.objects.update(translation_key=pinned.translation_key)
    markup = page(client, "?q=buxheti")
    assert markup.index('class="pinned__label"') < markup.index("Faqja e financave") < markup.index("2026</a>")


def test_suggestions_are_words_and_records(client, both):
    rebuild_words()
    answer = client.get("/sq/search/suggestions/?q=vend")
    assert {"text": "Vendimi për buxhetin", "language": "sq", "address": both.address} in answer.json()
    assert answer["Cache-Control"] == "public, max-age=60"


def queries(client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize("address", ["?q=buxheti", "?q=buxheti&family=act&state=past", "", "feed/?q=buxheti"])
def test_twenty_hits_ask_no_more_than_four(client, make_record, address):
    def fill(number):
        for _ in range(number):
            texts = ("Buxheti", "Për komunën", "")
            words = {"sq": texts, "sr-latn": ("Budžet", "Za opštinu", "")}
            make_record(words=words, family="act", starts=date(2020, 1, 1), ends=date(2021, 1, 1))

    fill(4)
    few = queries(client, f"/sq/search/{address}")
    fill(16)
    assert queries(client, f"/sq/search/{address}") == few


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_the_search_is_only_read(client, method):
    for part in ("", "feed/", "suggestions/"):
        assert getattr(client, method)(f"/sq/search/{part}").status_code == 405


def test_the_search_stands_in_the_head_of_every_page_but_its_own(client, tree):
    for language in ("sq", "sr-latn"):
        assert (
            f'class="site-search" method="get" action="/{language}/search/"'
            in client.get(f"/{language}/").content.decode()
        )
    assert 'class="site-search"' not in page(client)
