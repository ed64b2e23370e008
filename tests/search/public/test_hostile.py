"""Whatever stands in the address gets a page, a redirect or a clear 400."""

from dataclasses import replace

import pytest
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.query import Choice
from search.templatetags.search_tags import choices_of_facet

NAMES = ["q", "family", "kind", "body", "year", "state", "file", "since", "sort", "page", "all", "x\0y"]
PIECES = [
    '"',
    "-",
    "*",
    "NEAR(",
    " OR NOT ",
    "heading:",
    "'; DROP TABLE x; --",
    "\0",
    "\u202e",
    "%",
    "buxheti",
    "534/2",
]
VALUES = st.sampled_from(["act", "past", "yes", "2026", "2026-02-30", "9" * 30, "2", "newest"]) | st.lists(
    st.sampled_from(PIECES) | st.text(max_size=8), max_size=8
).map("".join)
HYPOTHESIS = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], database=None
)


@HYPOTHESIS
@given(address=st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=4), part=st.sampled_from(["", "feed/"]))
def test_every_address_gets_an_answer(client, both, address, part):
    address = {name: value.encode("utf-8", "replace") for name, value in address.items()}
    assert client.get(f"/sq/search/{part}", address).status_code in (200, 302, 400)
    assert client.get("/sq/search/suggestions/", address).status_code == 200


@pytest.mark.parametrize("raw", ["q=%FF%FE", "q=" + "a" * 10_000, "q=%00", "q=%ED%A0%80", "&&&=", "q=a&q=b", "page=-1"])
def test_broken_signs_and_long_texts_get_an_answer(client, both, raw):
    assert client.get(f"/sq/search/?{raw}").status_code in (200, 400)
    assert client.get(f"/sq/search/suggestions/?{raw}").status_code == 200


@pytest.mark.no_database
def test_choices_of_facets_are_escaped():
    choice = Choice("x", "<b>100% & more</b>", 1_200, True, False, 'q="&body=x')
    with translation.override("sq"):
        item = choices_of_facet([choice, replace(choice, chosen=True, query_string="")])
    assert "<b>" not in item
    assert 'href="/sq/search/?q=&quot;&amp;body=x"><span' in item
    assert item.count('aria-current="true"><span class="visually-hidden">') == 1
    assert '<span class="facet__label">&lt;b&gt;100% &amp; more&lt;/b&gt;</span> <span class="number">(' in item
