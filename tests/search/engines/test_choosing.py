"""``SEARCH_URL`` says who searches."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from cms.settings import env
from search.engines import EngineUnavailable, engine
from search.queries import Query

from .rows import ANY, row


@pytest.mark.no_database
def test_an_address_names_the_server_and_the_index():
    assert env.search("") == {}
    plain = {"engine": "opensearch", "address": "http://127.0.0.1:9200", "index": "komuna"}
    assert env.search("opensearch://127.0.0.1:9200/komuna") == plain
    secret = env.search("https://portal:hun%2Fter2@search.example/komuna-1/")
    assert secret["address"] == "https://portal:hun%2Fter2@search.example"
    assert secret["index"] == "komuna-1"


@pytest.mark.no_database
@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("solr://u:hunter2@h/i", "SEARCH_URL is “solr://”, which is not known. Use opensearch://host:9200/index or"),
        ("opensearch", "SEARCH_URL is “opensearch”"),
        ("https://u:hun/ter2@h/i", "SEARCH_URL names no server."),
        ("opensearch:///i", "SEARCH_URL names no server."),
        ("https://u:hunter2@h:9200", "SEARCH_URL names no index"),
        ("https://u:hunter2@h/Komuna", "SEARCH_URL names no index"),
        ("https://u:hunter2@h/a/b", "SEARCH_URL names no index"),
        ("https://u:hunter2@h/a?verify=no", "SEARCH_URL names no index"),
    ],
)
def test_an_address_that_cannot_be_used_is_refused_with_a_sentence(url, sentence):
    with pytest.raises(ImproperlyConfigured) as refusal:
        env.search(url)
    assert str(refusal.value).startswith(sentence)
    assert "hunter2" not in str(refusal.value)


@pytest.mark.django_db
def test_the_database_searches_unless_another_is_named(settings):
    settings.SEARCH_ENGINE = {}
    assert type(engine()).__name__.lower() == f"{connection.vendor}engine"
    assert engine() is engine()
    settings.SEARCH_ENGINE = env.search("opensearch://127.0.0.1:9/komuna")
    assert type(engine()).__name__ == "OpenSearchEngine"


@pytest.mark.no_database
def test_a_server_that_does_not_answer_is_a_sentence(settings):
    settings.SEARCH_ENGINE = env.search("opensearch://127.0.0.1:9/komuna")
    for ask in (lambda: engine().candidates(Query(), ANY, 5), lambda: engine().put([row(1)]), engine().positions):
        with pytest.raises(EngineUnavailable, match="SEARCH_URL"):
            ask()
