from datetime import date
from urllib.parse import urlencode

import pytest
from django.http import QueryDict

from cms.models import Topic
from search.choices import Family, State
from search.query.asked import Asked, Sort


def _asked(address: str) -> Asked:
    return Asked.from_address(QueryDict(address), "sq")


@pytest.mark.no_database
def test_every_filter_of_the_address_is_read_and_written_again():
    address = (
        "q=buxheti+komunal&family=act&kind=decision&year=2024&language=sr-latn&state=past&file=yes"
        "&since=2024-01-01&until=2024-12-31&sort=newest&page=3"
    )
    asked = _asked(address)
    assert asked == Asked(
        text="buxheti komunal",
        family=Family.ACT,
        kind="decision",
        year=2024,
        language="sr-latn",
        state=State.AFTER,
        file=True,
        since=date(2024, 1, 1),
        until=date(2024, 12, 31),
        sort=Sort.NEWEST,
        page=3,
        reader="sq",
    )
    assert asked.query_string == address


@pytest.mark.django_db
def test_codes_of_the_taxonomy_are_those_that_exist():
    Topic.objects.create(code="budget", name="Buxheti")
    assert _asked("topic=budget").topic == "budget"
    assert _asked("topic=budget").problems == ()
    assert len(_asked("topic=other&body=other&place=%00").problems) == 2


@pytest.mark.no_database
@pytest.mark.parametrize(
    "address",
    [
        "colour=red",
        "family=everything",
        "kind=decision",
        "family=news&kind=decision",
        "family=consultation&kind=decision",
        "year=24",
        "year=0000",
        "year=٢٠٢٤",
        "language=de",
        "state=open",
        "file=no",
        "since=29.03.2024",
        "since=2024-02-30",
        "since=2024-02-02&until=2024-02-01",
        "sort=oldest",
        "page=0",
        "page=51",
        "page=-1",
        "page=999999999999999999999",
        "year=2024&year=2025",
        urlencode({"q": "a" * 301}),
    ],
)
def test_what_cannot_be_understood_is_said_in_one_sentence(address):
    asked = _asked(address)
    assert len(asked.problems) == 1
    assert not asked.is_valid
    assert asked.problems[0].endswith(".")


@pytest.mark.no_database
def test_what_other_sites_add_and_empty_fields_ask_for_nothing():
    asked = _asked("q=&family=&page=&utm_source=mail&fbclid=1")
    assert asked == Asked(reader="sq")
    assert asked.is_empty
    assert asked.query_string == ""


@pytest.mark.no_database
def test_signs_that_nobody_sees_are_taken_out():
    asked = _asked(urlencode({"q": " bux\u00adheti\u202e\n2024\x00\u200b "}))
    assert asked.text == "buxheti 2024"


@pytest.mark.no_database
def test_a_search_without_or_with_another_filter_begins_on_its_first_page():
    asked = _asked("q=uji&family=act&kind=decision&year=2024&page=2")
    assert asked.without("year").query_string == "q=uji&family=act&kind=decision"
    assert asked.without("family", "kind").query_string == "q=uji&year=2024"
    assert asked.having(family=Family.NEWS).query_string == "q=uji&family=news&year=2024"
    assert asked.having(page=3).query_string.endswith("page=3")
