"""What a reader gets from a list: filters in the address, counts, order, feed, and an honest empty result."""

from datetime import date

import pytest

from pages.models import ActPage
from tests.builders import make_act, make_body


@pytest.fixture
def acts(tree):
    mayor = make_body("mayor", "mayor", sq="Kryetari", sr_latn="Gradonačelnik")
    make_act(tree, "Vendim për ujin", date_adopted=date(2026, 2, 20), protocol_number="534/2")
    make_act(tree, "Rregullore për këshillat", date_adopted=date(2025, 4, 1), kind="regulation")
    other = make_act(tree, "Vendim i kryetarit", date_adopted=date(2025, 6, 1), entry_into_force=date(2025, 6, 1))
    other.issuing_body = mayor
    other.save_revision().publish()
    return tree.section_for(ActPage, "sq")


def titles(client, section, query=""):
    answer = client.get(f"{section.url}?{query}")
    assert answer.status_code == 200
    return [record.title for record in answer.context["results"]]


def test_newest_first(client, acts):
    assert titles(client, acts) == ["Vendim për ujin", "Vendim i kryetarit", "Rregullore për këshillat"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=keshillat", ["Rregullore për këshillat"]),
        ("q=KËSHILLAT", ["Rregullore për këshillat"]),
        ("q=534/2", ["Vendim për ujin"]),
        ("q=vendim+ujin", ["Vendim për ujin"]),
        ("kind=regulation", ["Rregullore për këshillat"]),
        ("body=mayor", ["Vendim i kryetarit"]),
        ("year=2025", ["Vendim i kryetarit", "Rregullore për këshillat"]),
        ("state=in-force", ["Vendim i kryetarit"]),
        ("year=2025&kind=decision&q=kryetarit", ["Vendim i kryetarit"]),
        ("q=asgje", []),
        ("q=!!!", []),
        ("kind=unknown", []),
        ("year=abc", []),
        ("state=open", []),
        ("page=999&kind=regulation", ["Rregullore për këshillat"]),
    ],
)
def test_filters_stand_in_the_address(client, acts, query, found):
    assert titles(client, acts, query) == found


@pytest.mark.parametrize(
    "query", ["q=%00", "q=" + "a" * 5000, "year=99999999999", "page=x", "q=%27%22%3B--", "body=%F0%9F%98%80"]
)
def test_hostile_input_gets_a_page(client, acts, query):
    assert client.get(f"{acts.url}?{query}").status_code == 200


def test_counts_stand_beside_kinds_bodies_and_years(client, acts):
    chosen = client.get(acts.url).context["filter"]
    assert {choice.value: choice.count for choice in chosen.kinds} == {"decision": 2, "regulation": 1}
    assert {choice.value: choice.count for choice in chosen.bodies} == {"assembly": 2, "mayor": 1}
    assert [(choice.value, choice.count) for choice in chosen.years] == [("2026", 1), ("2025", 2)]


def test_the_feed_has_the_filter_of_the_page(client, acts):
    answer = client.get(f"{acts.url}feed/?kind=regulation")
    assert answer["Content-Type"].startswith("application/atom+xml")
    text = answer.content.decode()
    assert "Rregullore për këshillat" in text
    assert "Vendim për ujin" not in text


def test_a_feed_of_an_unknown_filter_says_so(client, acts):
    answer = client.get(f"{acts.url}feed/?kind=unknown")
    assert answer.status_code == 400
    assert "“unknown”" in answer.content.decode() or "„unknown“" in answer.content.decode()


def test_drafts_stay_out_of_list_and_feed(client, tree, acts):
    ActPage.objects.get(title="Vendim për ujin").unpublish()
    assert "Vendim për ujin" not in titles(client, acts)
    assert "Vendim për ujin" not in client.get(f"{acts.url}feed/").content.decode()


def test_a_feed_survives_what_a_paste_leaves_behind_and_names_itself_with_its_filter(client, tree, acts):
    act = ActPage.objects.get(title="Vendim për ujin")
    act.summary = "Përmbledhje\x0b nga një dokument."
    act.save_revision().publish()
    text = client.get(f"{acts.url}feed/?q=ujin").content.decode()
    assert "Përmbledhje nga një dokument." in text
    assert 'feed/?q=ujin" rel="self"' in text
