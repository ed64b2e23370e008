from datetime import date, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from search.synonyms import note_query

DAY = date(2026, 3, 20)


@pytest.fixture(autouse=True)
def _in_english(settings):
    settings.ADMIN_LANGUAGE = "en"


@pytest.fixture
def counted(settings):
    """Three days of searches."""
    settings.TODAY = DAY.isoformat()
    for days in range(3):
        note_query("leje ndërtimi", "sq", 0, None, DAY - timedelta(days=days))
    for _time in range(2):
        note_query("porez na imovinu", "sr-latn", 9, "porezi", DAY)
        note_query("=cmd|'/c calc'!A1", "sq", 2, None, DAY)
    note_query("Agim Krasniqi", "sq", 0, None, DAY)


def rows(client, **filters):
    answer = client.get(reverse("searches:report"), filters)
    assert answer.status_code == 200
    return [(row["query"], row["refined_to"], row["total"]) for row in answer.context["object_list"]]


def test_the_report_sums_over_days_and_leaves_rare_searches_out(editor, counted):
    found = rows(editor)

    assert found[0] == ("leje ndertimi", "", 3)
    assert ("porezi", "porez na imovinu", 2) in found
    assert "krasniqi" not in str(found)


def test_the_report_is_filtered_and_never_shows_more_than_may_be_kept(editor, counted, settings):
    assert [row[0] for row in rows(editor, outcome="nothing")] == ["leje ndertimi"]
    assert [row[0] for row in rows(editor, outcome="refined")] == ["porezi"]
    assert [row[0] for row in rows(editor, language="sr-latn")] == ["porezi"]
    assert rows(editor, outcome="nothing", day_from="2026-03-19", day_to="2026-03-20") == [("leje ndertimi", "", 2)]
    assert len(rows(editor, outcome="unknown", day_from="x", ordering="--")) == 3

    settings.SEARCH_QUERIES_SHOWN_FROM = 3
    assert [row[0] for row in rows(editor)] == ["leje ndertimi"]
    settings.TODAY = (DAY + timedelta(days=settings.SEARCH_QUERIES_KEPT_DAYS)).isoformat()
    assert rows(editor) == []


def test_each_row_leads_to_a_form_with_its_words_filled_in(editor, counted):
    answer = editor.get(reverse("searches:report"), {"outcome": "refined"})

    column = answer.context["table"].columns["steps"]
    html = column.render_cell_html(answer.context["object_list"][0], {"request": answer.wsgi_request} | _row(answer))
    addresses = [part.split('"')[0].replace("&amp;", "&") for part in html.split('href="')[1:]]
    synonym, pin = [(urlsplit(address).path, parse_qs(urlsplit(address).query)) for address in addresses]
    assert synonym == (
        reverse("wagtailsnippets_search_synonymgroup:add"),
        {"word": ["porezi", "porez na imovinu"], "language": ["sr-latn"]},
    )
    assert pin == (reverse("wagtailsnippets_search_pinnedresult:add"), {"queries": ["porezi"]})
    assert all(address.replace("&", "&amp;") in answer.content.decode() for address in addresses)


def _row(answer):
    return {"row": None, "table": answer.context["table"]}


@pytest.mark.one_database
def test_the_spreadsheet_runs_nothing(editor, counted):
    answer = editor.get(reverse("searches:report"), {"export": "csv"})
    text = b"".join(answer.streaming_content).decode()

    assert "leje ndertimi" in text
    assert "'=cmd" in text
    assert ",=cmd" not in text
    assert "\n=cmd" not in text
    assert editor.get(reverse("searches:report"), {"export": "xlsx"}).status_code == 200


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("group", "status"),
    [("Administrators", 200), ("Publishers", 200), ("Documents officers", 302), ("Translators sq", 302)],
)
def test_the_report_is_for_those_who_keep_the_words(browser_of, group, status):
    client = browser_of(group)

    assert client.get(reverse("searches:report")).status_code == status
    menu = client.get(reverse("wagtailadmin_home")).content.decode()
    assert (reverse("searches:report") in menu) == (status == 200)


def test_the_report_costs_the_same_for_any_number(editor, counted, django_assert_num_queries):
    with CaptureQueriesContext(connection) as few:
        rows(editor)
    before = len(few)
    for number in range(10):
        for _time in range(2):
            note_query(f"kërkimi {number}", "sq", 0, None, DAY)
    with django_assert_num_queries(before):
        rows(editor)
