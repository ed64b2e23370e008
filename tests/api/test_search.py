"""Records by words: the portal's own search, with the filters of the interface."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from search.engines import EngineUnavailable
from tests.builders import make_act


@pytest.fixture
def roads(tree, committed):
    with committed():
        return [
            make_act(tree, f"Vendim për rrugët e lagjes {n}", protocol_number=f"{n}/2026", summary="Asfaltim.")
            for n in range(7)
        ]


def _titles(answer) -> list[str]:
    return [item["title"] for item in answer["items"]]


def test_words_find_a_record_once_in_the_language_of_the_words(ask, tree, committed):
    with committed():
        act = make_act(tree, "Vendim për ujësjellësin")
        twin = act.copy_for_translation(tree.section_for(type(act), "sr-latn").locale, copy_parents=True)
        twin.title, twin.slug = "Odluka o vodovodu", "odluka-o-vodovodu"
        twin.save_revision().publish()
    [albanian] = ask("records/", q="ujësjellësi")["items"]
    [serbian] = ask("records/", q="vodovod")["items"]
    [asked] = ask("records/", q="vodovod", language="sq")["items"]
    assert [each["id"] for each in (albanian, serbian, asked)] == [act.pk, twin.pk, act.pk]


def test_a_search_tells_why_and_how_many_and_offers_another_spelling(ask, roads):
    answer = ask("records/", q="asfaltim", type="act", limit=3)
    assert answer["search"]["count"] == 7
    assert [hit["id"] for hit in answer["search"]["hits"]] == [item["id"] for item in answer["items"]]
    assert "<mark>Asfaltim</mark>" in answer["search"]["hits"][0]["html"]
    assert "facets" not in answer
    assert "search" not in ask("records/", type="act")


@pytest.mark.parametrize("order", ["relevance", "-date"])
def test_a_search_is_read_to_its_end_by_its_own_addresses(client, ask, roads, order):
    answer, seen = ask("records/", q="rrugët", order=order, limit=3), []
    while True:
        seen += [item["id"] for item in answer["items"]]
        if not answer["next"]:
            break
        answer = client.get(answer["next"]).json()
    assert sorted(seen) == sorted(act.pk for act in roads)
    assert len(seen) == len(set(seen))


def test_reading_on_doubles_nothing_while_records_come_and_go(client, ask, tree, roads, committed):
    first = ask("records/", q="rrugët", limit=3)
    seen = [item["id"] for item in first["items"]]
    with committed():
        make_act(tree, "Rrugët", protocol_number="99/2026")
        next(act for act in roads if act.pk == seen[-1]).unpublish()
    rest = client.get(first["next"]).json()
    assert not set(seen) & {item["id"] for item in rest["items"]}
    assert rest["items"]


def test_filters_of_the_interface_hold_in_a_search(ask, roads):
    one = roads[2]
    assert _titles(ask("records/", q="rrugët", key=str(one.translation_key))) == [one.title]
    assert ask("records/", q="rrugët", type="news")["items"] == []
    assert ask("records/", q="rrugët", changed_until="2000-01-01T00:00:00Z")["items"] == []
    assert len(ask("records/", q="rrugët", year=2026, body="assembly")["items"]) == 7


def test_facets_count_records_with_and_without_words(ask, roads):
    for answer in (ask("records/", q="rrugët", facets="true"), ask("records/", type="act", facets="true", limit=1)):
        counts = {name: {c["value"]: c["count"] for c in facet} for name, facet in answer["facets"].items()}
        assert counts["type"]["act"] == 7
        assert counts["body"] == {"assembly": 7}
        assert counts["year"] == {"2026": 7}
        assert counts["language"]["sq"] == 7


def test_a_search_makes_as_few_queries_for_many_as_for_few(client, ask, roads):
    ask("records/", q="rrugët", facets="true")
    counts = []
    for limit in (2, 7):
        with CaptureQueriesContext(connection) as captured:
            ask("records/", q="rrugët", facets="true", limit=limit)
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 24


def test_a_search_engine_that_is_down_is_said_and_lists_go_on(client, roads, monkeypatch):
    def refuse(*args, **kwargs):
        raise EngineUnavailable("connection refused")

    monkeypatch.setattr("cms.api.reading.searching.window", refuse)
    answer = client.get("/api/v1/records/?q=rruga", headers={"accept-language": "en"})
    assert (answer.status_code, answer["Retry-After"]) == (503, "60")
    assert answer["Content-Type"] == "application/problem+json"
    assert "does not answer" in answer.json()["detail"]
    assert client.get("/api/v1/records/").status_code == 200


@pytest.mark.parametrize(
    "query",
    [
        "q=",
        f"q={'a' * 301}",
        "q=a&order=id",
        "order=relevance",
        "q=a&kind=decision",
        "q=a&type=act&kind=traffic",
        "q=a&has_file=false",
        "q=a&facets=true&key=6f1f1bd4-4a5c-4a36-9a0b-3f2f0b0f6a00",
        "q=a&cursor=WyJxcmVsZXZhbmNlIiwgLTEsIDJd",
        "q=a&cursor=WyJpZCIsIDFd",
        "q=%00",
    ],
)
def test_a_search_that_cannot_be_understood_gets_a_sentence(client, tree, query):
    answer = client.get(f"/api/v1/records/?{query}")
    assert answer.status_code in (400, 422), answer.content
    assert answer.json()["detail"]


@pytest.mark.parametrize("words", ["*", '"', "a\u202eb", "' OR 1=1 --", "\U0001f600", "-", "për", "NEAR(a b)"])
def test_any_words_can_be_sought(ask, roads, words):
    ask("records/", q=words, facets="true")


def test_drafts_are_not_found(ask, tree, roads, committed):
    with committed():
        roads[0].unpublish()
    assert roads[0].title not in _titles(ask("records/", q="rrugët"))
    assert ask("records/", q="rrugët")["search"]["count"] == 6


def test_a_record_hidden_at_this_moment_is_not_answered(client, ask, tree, roads):
    """Whatever the engine still holds: the answers decide what is public."""
    from cms.api.keeping.refreshing import withhold

    withhold([roads[0].translation_key], [roads[0].pk])
    assert roads[0].title not in client.get("/api/v1/records/?q=rrug%C3%ABt").content.decode()
    assert len(ask("records/", q="rrugët")["items"]) == 6
