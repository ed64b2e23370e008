"""The library: what each filter finds, the numbers beside its choices, the order, and its cost."""

import pytest
from django.urls import reverse
from django.utils.translation import gettext

from documents import rows
from documents.versions import withdraw

from .conftest import give_text, queries


def titles(client, library, query="") -> list[str]:
    answer = client.get(f"{library.url}?{query}")
    assert answer.status_code == 200
    return [row.edition.title for row in answer.context["results"]]


def numbers(client, library, query="") -> dict[str, dict[str, int]]:
    fields = client.get(f"{library.url}?{query}").context["filter"].fields
    return {name: {choice.value: choice.count for choice in choices} for name, _label, choices in fields}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Çmimi i ujit", "Odluka", "Buxheti", "Ankimi"]),
        ("sort=oldest", ["Buxheti", "Odluka", "Çmimi i ujit", "Ankimi"]),
        ("sort=title", ["Ankimi", "Buxheti", "Çmimi i ujit", "Odluka"]),
        ("sort=added", ["Ankimi", "Odluka", "Buxheti", "Çmimi i ujit"]),
        ("sort=unknown", ["Çmimi i ujit", "Odluka", "Buxheti", "Ankimi"]),
        ("kind=decision", ["Çmimi i ujit", "Odluka"]),
        ("body=mayor", ["Odluka", "Ankimi"]),
        ("year=2025", ["Odluka", "Buxheti"]),
        ("language=sr-latn", ["Odluka", "Buxheti"]),
        ("topic=water", ["Çmimi i ujit", "Buxheti"]),
        ("text=yes", ["Buxheti"]),
        ("text=no", ["Çmimi i ujit", "Odluka", "Ankimi"]),
        ("q=cmimi", ["Çmimi i ujit"]),
        ("q=ЧМИМИ", ["Çmimi i ujit"]),
        ("q=534/2", ["Çmimi i ujit"]),
        ("q=ujit+534", ["Çmimi i ujit"]),
        ("q=buxheti+latn", ["Buxheti"]),
        ("kind=decision&year=2025&sort=title", ["Odluka"]),
        ("q=i&sort=title", ["Ankimi", "Buxheti", "Çmimi i ujit"]),
        ("kind=decision&q=odluka&language=sr-latn&body=mayor&text=no", ["Odluka"]),
        ("q=asgje", []),
        ("q=!!!", []),
        ("kind=unknown", []),
        ("body=unknown", []),
        ("year=20255", []),
        ("year=0000", []),
        ("language=en", []),
        ("topic=unknown", []),
        ("text=maybe", []),
        ("page=99", ["Çmimi i ujit", "Odluka", "Buxheti", "Ankimi"]),
    ],
)
def test_filters_words_and_orders_stand_in_the_address(client, library, archive, query, found):
    assert titles(client, library, query) == found


@pytest.mark.parametrize(
    "query",
    ["q=%00", "q=" + "a" * 5000, "year=99999999999", "page=x", "q=%27%22%3B--", "body=%F0%9F%98%80", "year=२०२५"],
)
def test_hostile_input_gets_a_page(client, library, archive, query):
    assert client.get(f"{library.url}?{query}").status_code == 200


def test_every_choice_has_the_number_of_documents_behind_it(client, library, archive):
    assert numbers(client, library) == {
        "kind": {"decision": 2, "budget": 1, "form": 1},
        "body": {"mayor": 2},
        "year": {"2026": 1, "2025": 2},
        "language": {"sq": 3, "sr-latn": 2},
        "topic": {"budget": 1, "water": 2},
        "text": {"yes": 1, "no": 3},
    }


def test_the_numbers_of_a_filter_are_those_of_all_other_filters(client, library, archive):
    assert numbers(client, library, "kind=decision&language=sr-latn") == {
        "kind": {"decision": 1, "budget": 1},
        "body": {"mayor": 1},
        "year": {"2025": 1},
        "language": {"sq": 1, "sr-latn": 1},
        "text": {"no": 1},
    }
    assert numbers(client, library, "topic=water&text=yes")["topic"] == {"budget": 1, "water": 1}
    assert numbers(client, library, "topic=water&text=yes")["text"] == {"yes": 1, "no": 1}
    assert numbers(client, library, "q=ujit")["kind"] == {"decision": 1}


@pytest.mark.parametrize(
    "query", ["", "kind=decision", "body=mayor", "year=2025", "language=sq", "topic=water", "text=no", "q=i"]
)
def test_each_number_is_what_the_choice_finds(client, library, archive, query):
    chosen = dict(part.split("=") for part in query.split("&") if part)
    for name, choices in numbers(client, library, query).items():
        for value, number in choices.items():
            address = "&".join(f"{key}={word}" for key, word in (chosen | {name: value}).items())
            assert len(titles(client, library, address)) == number, address


def test_a_choice_that_leads_nowhere_stays_while_it_is_chosen(client, library, archive):
    found = numbers(client, library, "kind=form&year=2025")
    assert found["kind"] == {"decision": 1, "budget": 1, "form": 0}
    assert found["year"] == {"2025": 0}


def test_a_wrong_value_is_said_and_the_other_choices_stay(client, library, archive):
    answer = client.get(f"{library.url}?kind=unknown")
    assert "callout" in answer.content.decode()
    assert numbers(client, library, "kind=unknown")["kind"] == {"decision": 2, "budget": 1, "form": 1}


def test_a_reader_gets_the_title_of_his_language_else_the_one_that_exists_with_a_label(client, library, archive):
    text = client.get(f"{library.url}?q=odluka").content.decode()
    assert "language--other" in text
    assert 'lang="sr-Latn">Odluka</a>' in text
    serbian = library.get_translations().get(locale__language_code="sr-latn").specific
    assert titles(client, serbian, "kind=budget") == ["Buxheti sr-latn"]
    assert titles(client, serbian, "sort=title") == ["Ankimi", "Buxheti sr-latn", "Çmimi i ujit", "Odluka"]


@pytest.fixture
def four_on_a_page(monkeypatch):
    monkeypatch.setattr(rows, "PAGE_SIZE", 4)


def test_pages_in_every_order_show_each_document_once(client, library, published, four_on_a_page):
    for number in range(11):
        published(f"Vendimi {number:02}", kind="decision")
    for sort in ("", "oldest", "title", "added"):
        pages = [titles(client, library, f"sort={sort}&page={page}") for page in (1, 2, 3)]
        assert [len(page) for page in pages] == [4, 4, 3]
        assert len({title for page in pages for title in page}) == 11
    assert pages[2][-1] == "Vendimi 00"
    assert titles(client, library, "sort=title&page=3")[0] == "Vendimi 08"


def test_links_keep_what_was_chosen(client, library, published, four_on_a_page):
    for number in range(5):
        published(f"Vendimi {number}", kind="decision")
    text = client.get(f"{library.url}?kind=decision&sort=title").content.decode()
    assert 'href="?kind=decision&amp;sort=title&amp;page=2"' in text
    assert '<input type="hidden" name="sort" value="title">' in text
    assert 'href="?kind=decision&amp;sort=oldest"' in text


def test_a_withdrawn_edition_is_in_no_row_and_no_number(client, library, archive):
    withdraw(archive[0].editions.get(), "Personal data")
    withdraw(archive[1].editions.get(language="sq"), "Personal data")
    assert titles(client, library) == ["Odluka", "Buxheti sr-latn", "Ankimi"]
    found = numbers(client, library)
    assert found["kind"] == {"decision": 1, "budget": 1, "form": 1}
    assert found["language"] == {"sq": 1, "sr-latn": 2}
    assert found["topic"] == {"budget": 1, "water": 1}
    assert found["text"] == {"no": 3}
    assert titles(client, library, "q=cmimi") == []


def test_a_row_tells_languages_type_size_pages_and_whether_the_text_can_be_read(client, library, archive):
    text = client.get(f"{library.url}?q=buxheti").content.decode()
    assert reverse("document_page", args=[archive[1].editions.get(language="sq").pk]) in text
    assert "PDF, " in text
    assert gettext("With text") in text


def test_a_row_shows_a_small_preview_where_there_is_one(client, library, archive):
    edition = archive[0].editions.get()
    edition.versions.update(has_preview=True)
    text = client.get(library.url).content.decode()
    assert text.count('<img class="document__preview"') == 1
    assert f"/d/{edition.pk}/preview-640.webp?v=1 640w" in text
    assert 'loading="lazy"' in text


def test_the_library_makes_the_same_queries_for_three_documents_as_for_twelve(client, library, published):
    query = "?kind=decision&q=vendimi&year=2026&sort=title"
    for number in range(3):
        give_text(
            published(f"Vendimi {number}", ("sq", "sr-latn"), kind="decision", date="2026-01-01").editions.first(), "x"
        )
    few = queries(client, library.url), queries(client, library.url + query)
    for number in range(9):
        published(f"Vendimi tjetër {number}", ("sq", "sr-latn"), kind="decision", date="2026-01-01")
    many = queries(client, library.url), queries(client, library.url + query)
    assert many == few
    assert max(many) <= 15


@pytest.mark.parametrize(
    "query",
    ["kind=x", "body=x", "year=20255", "language=en", "topic=x", "text=maybe", "kind=x&body=x", "kind=x&q=cmimi"],
)
def test_a_wrong_value_leaves_every_drop_down_to_choose_again(client, library, archive, query):
    filled = numbers(client, library, "q=cmimi" if "q=" in query else "")
    assert numbers(client, library, query).keys() == filled.keys()


def test_the_filters_are_unfolded_while_one_of_them_is_chosen(client, library, archive):
    for query, is_open in (("", False), ("q=ujit", False), ("kind=decision", True), ("kind=unknown", True)):
        text = client.get(f"{library.url}?{query}").content.decode()
        assert ('<details class="fold" open>' in text) is is_open
        assert '<select id="filter-kind"' in text
