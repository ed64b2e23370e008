"""Words that the office wants to stay in Latin letters, entered in the admin."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import translation

from cms.cyrillic.models import LatinWord
from cms.cyrillic.register import in_script
from cms.users.models import User
from tests.builders import make_act

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client) -> User:
    user = User.objects.create_user("zyra", "zyra@example.org", "nje-fjalekalim")
    rights = ("access_admin", "add_latinword", "change_latinword", "delete_latinword", "view_latinword")
    user.user_permissions.set(Permission.objects.filter(codename__in=rights))
    client.force_login(user)
    return user


def add(client, words: str):
    return client.post(reverse("wagtailsnippets_cms_cyrillic_latinword:add"), {"words": words, "note": ""})


def test_a_word_stays_latin_in_titles_and_texts_from_the_moment_it_is_entered_until_it_is_deleted(
    client, tree, officer
):
    act = make_act(tree, "Nagrada Delta", "sr-latn", summary="Za rad sa Deltom: Ana, dom „Nova Vita“ i Bel-a.")
    address = act.url.replace("sr-latn", "sr-cyrl")
    assert "<title>Награда Делта" in client.get(address).content.decode()
    for words in ("Delta", "Nova  Vita", "Bel"):
        assert add(client, words).status_code == 302
    markup = client.get(address).content.decode()
    assert "<title>Награда Delta" in markup
    assert 'content="За рад са Deltom: Ана, дом „Nova Vita“ и Bel-а."' in markup
    LatinWord.objects.get(words="Delta").delete()
    assert "<title>Награда Делта" in client.get(address).content.decode()


@pytest.mark.parametrize("words", ["", "Дом", "R&D", "<b>", "12"])
def test_what_could_never_be_found_in_a_page_is_refused(client, tree, officer, words):
    with translation.override("en"):
        assert add(client, words).status_code == 200
    assert not LatinWord.objects.exists()


def test_the_list_is_for_those_who_have_the_right(client, tree, officer):
    officer.user_permissions.set(Permission.objects.filter(codename="access_admin"))
    assert add(client, "Delta").status_code in (302, 403)
    assert not LatinWord.objects.exists()


def test_a_word_stays_in_capitals_too_and_no_longer_word_does(db):
    LatinWord.objects.create(words="Vita")
    assert in_script("VITA i Vita, vitalan", "sr-cyrl") == "VITA и Vita, виталан"
