"""The way to the tours: on the first page of the admin, and under Help."""

import pytest
from django.urls import reverse

from cms.guide.panels import DISMISSED
from cms.guide.tours import TOURS

from .conftest import ROLES
from .test_pages import OWN, address, read

pytestmark = pytest.mark.one_database
HOME = "wagtailadmin_home"


def main(client) -> str:
    return read(client, reverse(HOME)).partition("<main")[2]


@pytest.mark.parametrize("role", ROLES)
def test_the_first_page_leads_to_the_tour_of_the_role_alone(sign_in, role):
    page = main(sign_in(role))
    assert [code for code in TOURS if address(code) in page] == [OWN[role]]
    assert reverse("guide:overview") in page


def test_what_was_put_away_stays_away(sign_in):
    client = sign_in("editor")
    assert DISMISSED in main(client)
    answer = client.patch(reverse("wagtailadmin_dismissibles"), {DISMISSED: True}, content_type="application/json")
    assert answer.status_code == 200
    page = main(client)
    assert DISMISSED not in page
    assert address("editors") not in page


def test_help_leads_to_the_tours(sign_in):
    assert f'"url": "{reverse("guide:overview")}"' in read(sign_in("editor"), reverse(HOME))
