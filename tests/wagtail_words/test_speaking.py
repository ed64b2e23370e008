"""What packages say in English or once for all is said in the language of each user."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.users.models import UserProfile

from tests.admin_forms import filled_form

pytestmark = pytest.mark.one_database
NOT_THERE = {"sq": "Gabim 404", "sr-latn": "Greška 404"}


@pytest.fixture
def speaking(admin_client, admin_user):
    """A function that gives the browser of an administrator who chose a language."""

    def choose(language: str):
        UserProfile.objects.update_or_create(user=admin_user, defaults={"preferred_language": language})
        return admin_client

    return choose


@pytest.mark.parametrize("language", NOT_THERE)
def test_an_address_that_is_none_is_told_in_the_language_of_the_user(speaking, tree, language):
    answer = speaking(language).get("/admin/none/")
    assert answer.status_code == 404
    assert NOT_THERE[language] in answer.content.decode()


def test_labels_that_are_made_once_speak_each_users_language(speaking, tree):
    address = reverse("wagtailadmin_choose_page_email_link")
    assert "Tema" in speaking("sq").get(address).json()["html"]
    groups = reverse("wagtailusers_groups:add")
    assert "Koleksioni" in speaking("sq").get(groups).content.decode()
    assert "Koleksioni" not in speaking("sr-latn").get(groups).content.decode()


def test_a_group_of_the_portal_is_called_in_the_users_language_and_keeps_its_name(speaking, roles):
    group = Group.objects.get(name="Editors")
    address = reverse("wagtailusers_groups:edit", args=[group.pk])
    assert "Redaktorët" in speaking("sq").get(reverse("wagtailusers_groups:index")).content.decode()
    client = speaking("sr-latn")
    assert "Urednici" in client.get(address).content.decode()
    assert client.post(address, filled_form(client, address, name="Novinari")).status_code == 302
    group.refresh_from_db()
    assert group.name == "Editors"


def test_a_group_of_the_offices_own_is_renamed_as_ever(speaking, roles):
    group = Group.objects.create(name="Kryetarja")
    address = reverse("wagtailusers_groups:edit", args=[group.pk])
    client = speaking("sq")
    assert client.post(address, filled_form(client, address, name="Kabineti")).status_code == 302
    group.refresh_from_db()
    assert group.name == "Kabineti"
