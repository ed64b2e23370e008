"""Public pages exist in the public languages only, whatever the visitor's browser prefers."""

import pytest


@pytest.mark.parametrize(
    ("preferred", "home"), [("en-US", "/sq/"), ("sr-Latn", "/sr-latn/"), ("de", "/sq/"), ("sq", "/sq/")]
)
def test_the_bare_address_leads_to_a_public_language(client, tree, preferred, home):
    assert client.get("/", HTTP_ACCEPT_LANGUAGE=preferred).headers["Location"] == home


@pytest.mark.parametrize("address", ["/en/", "/en/lajme/"])
def test_the_language_of_the_admin_is_no_language_of_the_portal(client, tree, address):
    assert client.get(address).status_code == 404


def test_the_admin_may_be_in_english(client, tree):
    assert "Sign in" in client.get("/admin/login/?admin_language=en").content.decode()
