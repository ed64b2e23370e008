"""Whatever is typed or stands in an address gets an answer or a sentence; nothing raises."""

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.query import Asked, search, suggest
from search.query.asked import FILTERS

from .conftest import TODAY

PIECES = [
    '"', "“", "„", "-", "--", "- ", "(", ")", "*", ":", "^", "+", "NEAR(", " AND ", " OR NOT ", "heading:", "#1.1", "{",
    "'; DROP TABLE search_catalogueentry; --", "\0", "\u202e", "\u200f", "\ud800", "%", "_", "\\", "buxheti", "i",
    "534/2", "03/L-040", "29 mars 2019", "a@b.c", "http://x.y/?z", "одлука", "ß", "İ", "ﬁ", "\u0301", "😀", "every",
    "l.sq", "<script>", "&amp;", "1" * 40, "/", "//", "1/", ".", "x" * 300,
]  # fmt: skip
NAMES = ("q", *FILTERS, "sort", "page")
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=12).map("".join)
HYPOTHESIS = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], database=None
)


@pytest.fixture
def portal(make_record):
    make_record("Buxheti <script>", text="Vendimi nr. 534/2 i datës 29 mars 2019", references=["534/2"])


@HYPOTHESIS
@given(text=TEXTS)
@pytest.mark.usefixtures("portal")
def test_every_text_is_answered_or_refused_with_a_sentence(text):
    address = QueryDict(mutable=True)
    address["q"] = text
    asked = Asked.from_address(address, "sq")
    if asked.is_valid:
        results = search(asked, TODAY)
        assert all("<script" not in hit.title + hit.snippet for hit in results.hits)
        assert Asked.from_address(QueryDict(asked.query_string), "sq") == asked
    suggest(text, "sq")


@pytest.mark.django_db
@HYPOTHESIS
@given(address=st.dictionaries(st.sampled_from([*NAMES, "x"]), TEXTS))
def test_every_address_is_read(address):
    query = QueryDict(mutable=True)
    query.update(address)
    asked = Asked.from_address(query, "sr-latn")
    assert all(problem.strip() for problem in asked.problems)


@pytest.mark.usefixtures("portal")
def test_ten_thousand_signs_are_refused_with_a_sentence():
    query = QueryDict(mutable=True)
    query["q"] = "buxheti " * 1250
    assert len(Asked.from_address(query, "sq").problems) == 1
