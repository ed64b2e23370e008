"""Lists on other sites: frames that any site may show, without cookies, in the look of their address; snippets."""

import re
from datetime import UTC, date, datetime, time
from html import unescape
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from pages.models import ConsultationPage, MeetingPage
from search import feeds
from search.engines import EngineUnavailable
from tests.builders import make_act, make_body, publish

pytestmark = pytest.mark.one_database

FRAMES = ("/sq/embed/list/", "/sq/embed/calendar/")


@pytest.fixture(autouse=True)
def _day(settings):
    settings.TODAY = "2026-03-16"


def make_meeting(tree, title="Mbledhja e tretë", **facts) -> MeetingPage:
    facts = {"date": date(2026, 3, 27), "time": time(10), "venue": "Salla", "issuing_body": make_body()} | facts
    return publish(tree, MeetingPage(title=title, **facts))


class Links(HTMLParser):
    def __init__(self, html: str):
        super().__init__()
        self.found: list[dict] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found.append({"tag": tag} | dict(attrs))


def shown(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


def test_any_site_may_show_a_frame_and_nobody_gets_a_cookie(client, tree, catalogue):
    make_act(tree), make_meeting(tree), catalogue()
    for address in FRAMES:
        answer = client.get(address)
        assert "frame-ancestors *" in answer["Content-Security-Policy"]
        assert "default-src 'self'" in answer["Content-Security-Policy"]
        assert "X-Frame-Options" not in answer
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert "public" in answer["Cache-Control"]
        assert not answer.cookies
        assert "cookie" not in answer.get("Vary", "").lower()
        assert client.get(address, headers={"If-None-Match": answer["ETag"]}).status_code == 304
    other = client.get("/sq/")
    assert "frame-ancestors 'self'" in other["Content-Security-Policy"]
    assert other["X-Frame-Options"] == "SAMEORIGIN"


def test_a_frame_leads_out_of_itself_and_has_nothing_inline(client, tree, catalogue):
    make_act(tree), make_meeting(tree), catalogue()
    for address in FRAMES:
        tags = Links(shown(client, address)).found
        links = [tag for tag in tags if tag["tag"] == "a"]
        assert len(links) == (3 if "list" in address else 2)
        assert all(tag["target"] == "_top" and tag["rel"] == "noopener" for tag in links)
        assert all(tag["href"].startswith("http://testserver/") for tag in links)
        assert not [tag for tag in tags if tag["tag"] in ("style", "script") or "style" in tag]


def test_a_frame_has_the_look_that_its_address_asks_for(client, tree, catalogue):
    for number in range(4):
        make_act(tree, f"Vendimi {number}")
    catalogue()
    markup = shown(client, "/sq/embed/list/?count=3&scheme=dark&accent=8a1f11&heading=4&family=act")
    assert 'data-scheme="dark"' in markup
    assert "<h4>" in markup
    assert markup.count("<li>") == 3
    assert 'href="/sq/embed/theme.css?accent=8a1f11"' in markup
    css = client.get("/sq/embed/theme.css?accent=8a1f11").content.decode()
    assert "--accent-light:#8a1f11" in css
    assert shown(client, "/sq/embed/list/").count("<li>") == 4


@pytest.mark.parametrize(
    "query",
    [
        "count=0",
        "count=21",
        "count=many",
        "scheme=pink",
        "accent=red",
        "accent=ffff00",
        "accent=000;}*{color:red",
        "heading=1",
        "family=party",
        "kind=party",
        "event=party",
        "unknown=1",
    ],
)
def test_what_a_frame_does_not_understand_gets_a_sentence(client, tree, query):
    for address in FRAMES:
        answer = client.get(f"{address}?{query}")
        assert answer.status_code == 400
        assert len(re.findall("<p>[^<]{15,}</p>", answer.content.decode())) >= 1
        assert "}*{" not in answer.content.decode()


@pytest.mark.parametrize("accent", ["", "red", "fff", "}*{color:red", "ffff00"])
def test_the_colours_of_a_frame_take_a_colour_and_nothing_else(client, db, accent):
    answer = client.get("/sq/embed/theme.css", {"accent": accent})
    assert (answer.status_code, answer["Content-Type"]) == (400, "text/plain; charset=utf-8")


def test_what_is_not_public_is_in_no_frame(client, tree, catalogue):
    act, meeting = make_act(tree, "Vendimi i hapur"), make_meeting(tree, "Mbledhja e hapur")
    hidden = [make_act(tree, "Skica e vendimit"), make_act(tree, "Vendim i mbyllur"), make_act(tree, "I planifikuar")]
    hidden += [make_meeting(tree, "Skica e mbledhjes"), make_meeting(tree, "Mbledhje e mbyllur")]
    hidden[0].unpublish(), hidden[2].unpublish(), hidden[3].unpublish()
    hidden[2].go_live_at = datetime(2090, 1, 1, tzinfo=UTC)
    hidden[2].save_revision().publish()
    for page in (hidden[1], hidden[4]):
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    catalogue()
    markup = "".join(shown(client, address) for address in FRAMES)
    assert act.title in markup
    assert meeting.title in markup
    assert not [page.title for page in hidden if page.title in markup]


def test_a_frame_is_in_the_language_and_letters_of_its_address(client, tree, catalogue):
    make_act(tree, "Odluka o vodi", "sr-latn"), catalogue()
    markup = shown(client, "/sr-cyrl/embed/list/")
    assert '<html lang="sr-Cyrl"' in markup
    assert "Одлука о води" in markup
    assert "/sr-latn/" not in markup
    assert '<html lang="sr-Latn"' in shown(client, "/sr-latn/embed/list/")


def test_a_frame_says_when_the_search_does_not_answer(client, db, monkeypatch):
    def away(*args):
        raise EngineUnavailable

    monkeypatch.setattr(feeds, "newest", away)
    answer = client.get("/sq/embed/list/")
    assert answer.status_code == 503
    assert "frame-ancestors *" in answer["Content-Security-Policy"]


def test_the_script_stays_at_its_address_for_pages_of_others(client, db):
    answer = client.get("/embed/1/komuna-list.js")
    assert answer["Content-Type"].startswith("text/javascript")
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert not answer.cookies
    assert b"customElements.define" in answer.content
    assert b"innerHTML" not in answer.content
    assert client.get("/embed/1/komuna-list.js", headers={"If-None-Match": answer["ETag"]}).status_code == 304
    assert client.get("/embed/2/komuna-list.js").status_code == 404


def codes(client, query: str) -> tuple[dict, dict, dict]:
    """The frame, the element and its script that the page gives to copy."""
    areas = re.findall(r"<textarea[^>]*>(.*?)</textarea>", shown(client, f"/sq/embed/?{query}"), re.DOTALL)
    tags = [tag for area in areas for tag in Links(unescape(area)).found]
    return tuple(next(tag for tag in tags if tag["tag"] == name) for name in ("iframe", "komuna-list", "script"))


def path_of(address: str) -> str:
    assert address.startswith("http://testserver/")
    split = urlsplit(address)
    return f"{split.path}?{split.query}" if split.query else split.path


def test_the_code_to_copy_shows_what_was_chosen(client, tree, catalogue):
    make_act(tree, "Vendimi & ligji"), catalogue()
    frame, element, script = codes(client, "family=act&q=ligji&count=3&scheme=light&heading=3&accent=%238a1f11")
    assert path_of(frame["src"]) == ("/sq/embed/list/?q=ligji&family=act&count=3&scheme=light&accent=8a1f11&heading=3")
    assert frame["title"].endswith("testserver")
    assert "Vendimi &amp; ligji" in shown(client, path_of(frame["src"]))
    assert path_of(element["src"]) == "/sq/search/feed/json/?q=ligji&family=act"
    assert {name: element[name] for name in ("count", "scheme", "heading", "accent")} == {
        "count": "3",
        "scheme": "light",
        "heading": "3",
        "accent": "#8a1f11",
    }
    assert client.get(path_of(element["src"])).json()["items"][0]["title"] == "Vendimi & ligji"
    assert client.get(path_of(script["src"])).status_code == 200


def test_dates_and_languages_can_be_chosen_too(client, tree):
    frame, element, _script = codes(client, "show=calendar&event=meeting&lang=sr-cyrl&q=ignored")
    assert path_of(frame["src"]) == "/sr-cyrl/embed/calendar/?event=meeting"
    assert path_of(element["src"]) == "/sr-cyrl/calendar/feed/json/?event=meeting"
    assert frame["title"].startswith("Календар")
    assert client.get(path_of(frame["src"])).status_code == 200


def test_filters_of_the_search_that_the_form_does_not_have_stay(client, tree):
    frame, _element, _script = codes(client, "family=act&kind=decision&year=2026")
    assert path_of(frame["src"]) == "/sq/embed/list/?family=act&kind=decision&year=2026"
    assert 'type="hidden" name="kind" value="decision"' in shown(client, "/sq/embed/?family=act&kind=decision")


@pytest.mark.parametrize(
    "query",
    ["count=99", "accent=%23ffff00", "lang=xx", "show=all", "family=party", "year=abc", "q=" + "a" * 400, "a=b"],
)
def test_a_wrong_choice_gets_a_sentence_and_no_code(client, tree, query):
    markup = shown(client, f"/sq/embed/?{query}")
    assert "<textarea" not in markup
    assert "callout" in markup


def test_hostile_words_stay_words(client, tree):
    frame, element, _script = codes(client, "q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
    assert client.get(path_of(frame["src"])).status_code == 200
    assert set(element) == {"tag", "src"}
    assert "<script>alert" not in shown(client, "/sq/embed/?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")


def test_the_page_of_snippets_is_public_cacheable_and_keeps_its_choices_across_languages(client, tree):
    answer = client.get("/sq/embed/?family=act")
    assert not answer.cookies
    assert "public" in answer["Cache-Control"]
    assert 'href="/sr-latn/embed/?family=act"' in answer.content.decode()
    assert client.get("/sr-cyrl/embed/").status_code == 200


def test_the_same_queries_for_few_and_for_many(client, tree, catalogue):
    def queries(address: str) -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        return len(captured)

    def fill(number: int) -> None:
        make_act(tree, f"Vendimi {number}"), make_meeting(tree, f"Mbledhja {number}")
        opens, closes = date(2026, 3, 20), date(2026, 4, 1)
        page = ConsultationPage(title=f"Projekti {number}", opens=opens, closes=closes, draft_act="Projekti")
        page.issuing_body = make_body()
        publish(tree, page)
        catalogue()

    fill(0)
    addresses = (*FRAMES, "/sq/embed/")
    few = [queries(address) for address in addresses]
    for number in range(1, 5):
        fill(number)
    assert [queries(address) for address in addresses] == few
    assert max(few) <= 12
