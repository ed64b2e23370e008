from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.models import Topic
from documents.models import PageText, PublicationDocument, TextSource
from search import facets
from search.choices import Family, State
from search.engines import engine
from search.query import Asked, Sort, newest, search

from .conftest import TODAY

BOTH = {"sq": ("Vendim për buxhetin", "", ""), "sr-latn": ("Odluka o budžetu", "", "")}


def _search(text="", **asked):
    return search(Asked(text=text, **asked), TODAY)


def _titles(results):
    return [hit.entry.title for hit in results.hits]


def test_a_record_in_two_languages_is_one_hit_with_both_pages(make_record):
    make_record(words=BOTH)
    hit = _search("odluka", reader="sq").hits[0]
    assert hit.entry.language == "sq"
    assert [other.language for other in hit.others] == ["sr-latn"]
    assert hit.only_in == ""
    assert hit.matched_language == "sr-latn"


def test_a_record_that_is_missing_in_the_readers_language_says_so(make_record):
    make_record("Vendim për buxhetin")
    assert _search("buxheti", reader="sr-latn").hits[0].only_in == "sq"


def test_title_and_snippet_show_the_words(make_record):
    make_record("Vendim për <buxhetin>", text="Një. Kuvendi miratoi buxhetin & planin.")
    hit = _search("buxheti plani").hits[0]
    assert hit.title == "Vendim për &lt;<mark>buxhetin</mark>&gt;"
    assert "<mark>buxhetin</mark> &amp; <mark>planin</mark>" in hit.snippet


def test_what_is_no_longer_public_does_not_show(make_record):
    make_record("Buxheti").delete()
    assert not _search("buxheti").hits


def test_excluded_words_and_phrases_hold(make_record):
    make_record("Buxheti komunal")
    make_record("Komunal është buxheti")
    make_record("Buxheti i shkollës")
    assert _titles(_search('"buxheti komunal"')) == ["Buxheti komunal"]
    assert set(_titles(_search("buxheti -shkolla"))) == {"Buxheti komunal", "Komunal është buxheti"}
    assert set(_titles(_search("-shkolla"))) == {"Buxheti komunal", "Komunal është buxheti"}


def test_stop_words_alone_show_everything_and_say_so(make_record):
    make_record("Buxheti")
    results = _search("dhe")
    assert _titles(results) == ["Buxheti"]
    assert results.too_common


@pytest.mark.parametrize(
    ("chosen", "titles"),
    [
        ({"family": Family.CALL}, ["Uji i thirrjes"]),
        ({"year": 2024}, ["Uji i vjetër"]),
        ({"state": State.AFTER}, ["Uji i thirrjes"]),
        ({"file": True}, ["Uji i vjetër"]),
        ({"since": date(2026, 1, 1), "until": date(2026, 12, 31)}, ["Uji i thirrjes"]),
        ({"language": "sr-latn"}, []),
        ({"topic": "water"}, ["Uji i vjetër"]),
    ],
)
def test_filters_narrow_the_results(make_record, chosen, titles):
    past = {"starts": date(2026, 1, 1), "ends": date(2026, 2, 1)}
    make_record("Uji i thirrjes", family="call", **past)
    make_record("Uji i vjetër", day=date(2024, 5, 5), files=[(1, 1, "Uji")], signs=[facets.topic("water")])
    results = _search("uji", **chosen)
    assert _titles(results) == titles
    assert results.count == len(titles)


def test_counts_of_a_facet_hold_for_the_other_choices(make_record):
    Topic.objects.create(code="water", name={"sq": "Uji", "sr-latn": "Voda"})
    water = [facets.topic("water")]
    make_record("Uji një", family="act", day=date(2024, 1, 1), signs=[*water, facets.kind("act", "decision")])
    make_record("Uji dy", family="act", day=date(2025, 1, 1))
    make_record("Uji tre", family="news", day=date(2025, 1, 1), signs=water)
    shown = {facet.name: facet for facet in _search("uji", family=Family.ACT, year=2025).facets}
    counts = {name: {choice.value: choice.count for choice in facet.choices} for name, facet in shown.items()}
    assert counts["family"] == {"news": 1, "act": 1}
    assert counts["year"] == {"2025": 1, "2024": 1}
    assert counts["language"] == {"sq": 1}
    assert "topic" not in counts
    assert shown["family"].chosen.query_string == "q=uji&year=2025"
    assert shown["year"].choices[1].query_string == "q=uji&family=act&year=2024"
    kinds = {facet.name: facet for facet in _search("uji", family=Family.ACT).facets}["kind"]
    assert [(choice.value, choice.count) for choice in kinds.choices] == [("decision", 1)]


def test_a_reference_alone_leads_to_the_one_record_that_bears_it(make_record):
    bearer = make_record("Vendim", references=["534/2"])
    make_record("Tjetër", text="Vendimi nr. 534/2")
    assert _search("Nr. 534-2").straight_to == bearer.address
    assert _search("534/2", year=2026).straight_to == ""
    assert _search("534/2 vendim").straight_to == ""
    make_record("Vendim tjetër", references=["534/2"])
    assert _search("534/2").straight_to == ""


def test_newest_first_asks_for_all_words_where_a_record_has_them(make_record):
    make_record("Buxheti i shkollës", day=date(2024, 1, 1))
    make_record("Shkolla dhe buxheti", day=date(2025, 1, 1))
    make_record("Shkolla", day=date(2026, 1, 1))
    assert _titles(_search("buxheti shkolla", sort=Sort.NEWEST)) == ["Shkolla dhe buxheti", "Buxheti i shkollës"]
    assert _titles(_search("tjetër shkolla", sort=Sort.NEWEST))[0] == "Shkolla"


def test_pages_follow_each_other_without_gaps(make_record, monkeypatch):
    monkeypatch.setattr("search.query.candidates.RANKED", 20)
    for number in range(45):
        make_record(f"Uji {number}")
    pages = [_search("uji", page=page) for page in (1, 2, 3)]
    assert [len(page.hits) for page in pages] == [20, 20, 5]
    assert len({hit.position for page in pages for hit in page.hits}) == 45
    assert [page.next for page in pages] == ["q=uji&page=2", "q=uji&page=3", None]
    assert [page.previous for page in pages] == [None, "q=uji", "q=uji&page=2"]


def test_words_that_only_a_file_has_say_where_they_stand(make_record, make_document):
    document = make_document(title="Raporti i ujit")
    PublicationDocument.objects.update(listed=True)
    text = "<b>Kanalizimi</b> i lagjes"
    PageText.objects.create(version=document.current_version, number=2, source=TextSource.OCR, text=text)
    make_record("Njoftim", files=[(document.pk, 1, "Hyrje"), (document.pk, 2, text)])
    found = _search("kanalizimi").hits[0].file
    assert found.snippet == "&lt;b&gt;<mark>Kanalizimi</mark>&lt;/b&gt; i lagjes"
    assert (found.page, found.language, found.machine_read) == (2, "sq", True)
    assert found.address == f"/sq/d/{document.pk}/?text=2#page-2"


def test_a_file_that_is_closed_by_now_is_not_shown(make_record, make_document):
    document = make_document(title="Raporti i ujit")
    PageText.objects.create(version=document.current_version, number=1, source=TextSource.LAYER, text="Kanalizimi")
    make_record("Njoftim", files=[(document.pk, 1, "Kanalizimi")])
    assert _search("kanalizimi").hits[0].file is None


def test_the_number_of_queries_does_not_grow_with_the_results(make_record, django_assert_max_num_queries):
    def queries():
        with CaptureQueriesContext(
            connection,
        ) as captured:
            _search("uji i pijshëm", family=Family.NEWS)
        return len(captured)

    for number in range(3):
        make_record(f"Uji {number}", files=[(number + 1, 1, "i pijshëm")])
    queries()
    few = queries()
    for number in range(25):
        make_record(f"Uji {number}", files=[(number + 9, 1, "i pijshëm")])
    # What an engine keeps in memory is brought up to date once.
    queries()
    assert queries() == few < 40


def test_choices_lead_to_the_same_addresses_as_the_search_that_they_make(make_record):
    make_record("Uji", family="act", signs=[facets.kind("act", "decision")], day=date(2026, 3, 1))
    make_record("Uji", family="news", day=date(2025, 3, 1))
    asked = Asked("uji & kanalizimi", family=Family.ACT, since=date(2020, 1, 1), page=3)
    named = {facet.name: facet for facet in search(asked, TODAY).facets}
    assert {choice.value: choice.query_string for choice in named["family"].choices} == {
        "news": asked.having(family=Family.NEWS).query_string,
        "act": asked.without("family", "kind").query_string,
    }
    assert [choice.query_string for choice in named["year"].choices] == [asked.having(year=2026).query_string]
    assert named["kind"].choices[0].query_string == asked.having(kind="decision").query_string


def test_the_newest_come_with_what_was_chosen_and_nothing_is_counted(make_record, monkeypatch):
    make_record("Uji i vjetër", day=date(2025, 3, 1))
    make_record("Uji i ri", day=date(2026, 3, 1))
    for count in ("count_signs", "count_states", "frequencies"):
        monkeypatch.setattr(type(engine()), count, None, raising=False)
    found = newest(Asked("uji", family=Family.NEWS, state=State.DURING), TODAY)
    assert [(facet.name, facet.chosen.value) for facet in found.facets] == [("family", "news"), ("state", "current")]
    assert _titles(newest(Asked("uji", family=Family.NEWS), TODAY)) == ["Uji i ri", "Uji i vjetër"]


def test_a_question_with_problems_is_not_answered():
    with pytest.raises(ValueError, match="problems"):
        _search("uji", problems=("No.",))
