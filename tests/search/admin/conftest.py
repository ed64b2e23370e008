import pytest
from modelsearch.backends import get_search_backend

from tests.builders import make_act


@pytest.fixture
def backend(db):
    return get_search_backend()


@pytest.fixture
def make_page(tree):
    """A function that publishes an act: ``make_page("Title", language="sq")``."""

    def make(title, language="sq", **facts):
        return make_act(tree, title, language, **facts)

    return make


@pytest.fixture
def titles():
    """A function that runs a search and returns the titles in their order."""
    return lambda results: [found.title for found in results]
