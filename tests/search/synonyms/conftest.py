import pytest

from search import analysis
from search.models import SynonymGroup, SynonymWord


@pytest.fixture
def make_group(db):
    """A function that makes a group: ``make_group(("buxhet", "sq"), ("budžet", "sr-latn"), kind="term")``."""

    def make(*words, **facts):
        return SynonymGroup.objects.create(
            **facts,
            words=[
                SynonymWord(text=text, language=language, only_typed=bool(typed)) for text, language, *typed in words
            ],
        )

    return make


@pytest.fixture
def typed():
    """A function from what a reader typed to the possible terms of each word, as the search makes them."""
    return lambda text: [
        tuple(terms[0] for terms in piece.alternatives if len(terms) == 1) for piece in analysis.query_pieces(text)
    ]
