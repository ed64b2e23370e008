"""Facet signs are told from the words that readers type."""

from uuid import UUID

import pytest

from search import facets
from search.engines.plan import Plan
from search.engines.sqlite import match

from .rows import word

pytestmark = pytest.mark.no_database

SIGNS = [
    facets.EVERY,
    facets.HAS_FILE,
    facets.kind("act", "decision"),
    facets.reference("534/2"),
    facets.record(UUID(int=1)),
    *(
        make("value")
        for make in (facets.family, facets.body, facets.topic, facets.place, facets.language, facets.only, facets.year)
    ),
]


@pytest.mark.parametrize("sign", SIGNS)
def test_words_that_could_be_signs_are_looked_for_outside_the_facets(sign):
    asked = Plan(words=(word(f"plan|{sign}"),))
    assert match.READ in match.least(asked)


def test_the_beginning_of_a_word_could_be_that_of_a_sign():
    assert match.READ in match.least(Plan(words=(word("fi*"),)))


def test_other_words_are_looked_for_everywhere():
    assert match.READ not in match.least(Plan(words=(word("plan|534/2|03/l-040"),)))
