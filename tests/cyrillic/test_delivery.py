"""The Cyrillic tree is the Latin one in other letters: every address, every kind of answer."""

import pytest

from tests.builders import make_act

pytestmark = pytest.mark.django_db


@pytest.fixture
def act(tree):
    return make_act(tree, "Odluka o budžetu", "sr-latn", summary="Skupština je odlučila o budžetu za 2026. godinu.")


def cyrillic(address: str) -> str:
    return address.replace("/sr-latn/", "/sr-cyrl/")


def test_a_page_of_the_tree_is_in_cyrillic_with_its_own_language(client, act):
    response = client.get(cyrillic(act.url))
    markup = response.content.decode()
    assert response.status_code == 200
    assert response["Content-Language"] == "sr-Cyrl"
    assert '<html lang="sr-Cyrl">' in markup
    assert "<title>Одлука о буџету – " in markup
    assert '<meta name="description" content="Скупштина је одлучила о буџету за 2026. годину.">' in markup
