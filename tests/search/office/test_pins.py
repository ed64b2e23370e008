from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from search import analysis
from search.models import PinnedResult
from search.synonyms import pinned
from tests.builders import make_act
from tests.search.office.entries import enter

LIST = "wagtailsnippets_search_pinnedresult"
DAY = date(2026, 3, 20)


@pytest.fixture(autouse=True)
def _in_english(settings):
    settings.ADMIN_LANGUAGE = "en"


def typed(text):
    return [tuple(analysis.query_terms(word)) for word in text.split()]


def form(act, **facts):
    given = {"queries": "Tatimi në pronë", "page": act.pk, "starts": "", "ends": "", "order": "100"}
    return given | facts


def pin(client, act, **facts):
    return client.post(reverse(f"{LIST}:add"), form(act, **facts))


@pytest.fixture
def act(roles):
    page = make_act(roles, "Rregullore për tatimin në pronë")
    enter(page)
    return page


def test_an_editor_pins_a_record_for_every_way_to_write_the_search(editor, act):
    assert pin(editor, act, queries=" Tatimi   në pronë \r\n\r\nporez na imovinu").status_code == 302

    for asked in ("tatimit ne prone", "prona tatimi", "порез на имовину"):
        assert pinned(typed(asked), DAY) == [act.translation_key]
    for asked in ("tatimi", "tatimi në pronë 2024", "buxheti", ""):
        assert pinned(typed(asked), DAY) == []
    assert PinnedResult.objects.get().queries == "Tatimi në pronë\nporez na imovinu"


def test_a_pin_holds_from_its_first_day_to_its_last(editor, act):
    pin(editor, act, starts="2026-03-20", ends="2026-03-21")

    shown = [day for day in range(18, 24) if pinned(typed("tatimi në pronë"), date(2026, 3, day))]
    assert shown == [20, 21]


def test_what_is_not_public_is_not_pinned_and_is_marked_in_the_list(editor, act, settings):
    settings.TODAY = DAY.isoformat()
    pin(editor, act)
    pin(editor, act, queries="taksa", starts="2027-01-01")
    pin(editor, act, queries="taksat e vjetra", ends="2025-01-01")
    assert states(editor) == ["Shown", "Not yet", "Over"]

    enter(act, public=False)
    assert pinned(typed("tatimi në pronë"), DAY) == []
    assert states(editor) == ["The page is not public"] * 3

    act.delete()
    assert states(editor) == ["The page is gone"] * 3
    assert PinnedResult.objects.first().title == "Rregullore për tatimin në pronë"


def states(client):
    answer = client.get(reverse(f"{LIST}:list"))
    return [found.state for found in sorted(answer.context["table"].data, key=lambda found: found.pk)]


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"queries": "-buxheti"}, "give the words alone"),
        ({"queries": "„tatimi në pronë“"}, "give the words alone"),
        ({"queries": "dhe\ntatimi"}, "“dhe” consists of words that the search leaves out"),
        ({"queries": " \n "}, "required"),
        ({"starts": "2026-03-20", "ends": "2026-03-19"}, "The last day lies before the first"),
        ({"page": ""}, "This field is required."),
        ({"page": "99999"}, ""),
        ({"starts": "nesër"}, ""),
    ],
)
def test_a_pin_that_could_never_show_is_refused(editor, act, wrong, said):
    answer = pin(editor, act, **wrong)

    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert not PinnedResult.objects.exists()


def test_pins_stand_in_the_order_of_the_office_and_cost_two_queries(editor, act, roles, django_assert_num_queries):
    other = make_act(roles, "Vendim për tatimin")
    enter(other)
    pin(editor, act, order="20")
    pin(editor, other, order="10")
    pinned(typed("x y"), DAY)

    with django_assert_num_queries(2):
        assert pinned(typed("tatimi në pronë"), DAY) == [other.translation_key, act.translation_key]
    with django_assert_num_queries(1):
        assert pinned(typed("buxheti"), DAY) == []


@pytest.mark.one_database
def test_the_form_opens_with_the_search_of_the_address_and_a_page_chooser(editor):
    page = editor.get(reverse(f"{LIST}:add"), {"queries": "leje ndertimi"}).content.decode()

    assert "leje ndertimi" in page
    assert "data-chooser-url" in page


def test_the_list_costs_the_same_for_any_number(editor, act, django_assert_num_queries):
    pin(editor, act)
    with CaptureQueriesContext(connection) as few:
        states(editor)
    before = len(few)
    for number in range(5):
        pin(editor, act, queries=f"taksa {number}")
    editor.get(reverse(f"{LIST}:list"))
    with django_assert_num_queries(before):
        states(editor)


@pytest.mark.one_database
def test_documents_officers_pin_nothing(browser_of, act):
    client = browser_of("Documents officers")

    assert pin(client, act).status_code == 302
    assert not PinnedResult.objects.exists()
