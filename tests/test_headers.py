"""What every answer carries: security headers, no cookie, no word that keeps it out of a cache."""

import re

import pytest
from django.urls import reverse

from tests.site_maps import site_maps

pytestmark = pytest.mark.django_db

PUBLIC = [
    "/sq/",
    "/sr-latn/",
    "/sq/nothing-here/",
    "/robots.txt",
    "/sitemap.xml",
    "/health/",
    "/theme.css",
]
INTERFACE = ["/api/v1/records/", "/api/v1/documents/", "/sq/api/", "/api/nothing/"]


@pytest.fixture
def client(client, tree):
    """A visitor of a portal with its sections."""
    return client


def policy_of(response) -> dict[str, str]:
    directives = (part.strip().partition(" ") for part in response["Content-Security-Policy"].split(";"))
    return {name: sources for name, _space, sources in directives}


@pytest.mark.one_database
@pytest.mark.parametrize("address", [*PUBLIC, *INTERFACE, "/sq/nothing-here"])
def test_the_public_policy_allows_nothing_inline_and_nothing_foreign(client, address):
    policy = policy_of(client.get(address))
    assert policy["default-src"] == "'self'"
    assert policy["object-src"] == "'none'"
    assert policy["base-uri"] == policy["form-action"] == policy["frame-ancestors"] == "'self'"
    assert not any("unsafe" in sources or "*" in sources for sources in policy.values())


@pytest.mark.one_database
@pytest.mark.parametrize("address", [*PUBLIC, *INTERFACE, "/admin/login/"])
def test_every_answer_has_the_other_security_headers(client, address):
    response = client.get(address)
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"


def test_a_redirect_to_the_language_has_the_security_headers_too(client):
    response = client.get("/")
    assert response.status_code == 302
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert not response.cookies


@pytest.mark.one_database
@pytest.mark.parametrize("address", [*PUBLIC, *INTERFACE])
def test_an_anonymous_visit_sets_no_cookie_and_does_not_depend_on_one(client, address):
    response = client.get(address)
    assert not response.cookies
    assert "cookie" not in response.get("Vary", "").lower()


@pytest.mark.one_database
@pytest.mark.parametrize("address", ["/sq/", "/sr-latn/", "/sq/nothing-here/"])
def test_public_markup_needs_no_inline_script_or_style(client, address):
    markup = client.get(address).content.decode()
    assert not re.search(r"<script(?![^>]*\bsrc=)(?![^>]*application/(ld\+)?json)", markup)
    assert not re.search(r"<style\b|\sstyle=|\son[a-z]+=", markup)


def test_the_admin_has_a_policy_of_its_own_that_lets_its_widgets_work(client):
    policy = policy_of(client.get("/admin/login/"))
    assert "'unsafe-inline'" in policy["script-src"]
    assert policy["frame-ancestors"] == "'self'"


@pytest.mark.parametrize("address", ["/api/nothing/", "/api/v1/records/999999/", "/api/v2/pages/", "/api/v3/pages/"])
def test_an_unknown_address_of_the_interface_is_an_honest_404_in_json(client, address):
    response = client.get(address)
    assert response.status_code == 404
    assert response["Content-Type"] == "application/problem+json"
    assert response.json()["detail"]


def test_unknown_public_addresses_answer_404_in_the_language_of_the_address(client):
    for language in ("sq", "sr-latn"):
        response = client.get(f"/{language}/nothing-here/")
        assert response.status_code == 404
        assert f'lang="{language}' in response.content.decode().replace("sr-Latn", "sr-latn")


@pytest.mark.one_database
@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_public_pages_are_only_read(client, method):
    assert getattr(client, method)("/sq/").status_code == 405


def test_health_answers_while_the_database_does(client):
    assert client.get("/health/").json() == {"status": "ok"}


def test_robots_are_kept_from_the_admin_and_told_of_the_site_map(client):
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    lines = response.content.decode().splitlines()
    assert "Disallow: /admin/" in lines
    assert f"Sitemap: http://testserver{reverse('sitemap')}" in lines


def test_the_site_map_names_every_page_with_its_twins(client, catalogue):
    catalogue()
    text = site_maps(client)
    assert re.search(r"<loc>http://[^/]+/sq/</loc>", text)
    assert re.search(r"<loc>http://[^/]+/sr-latn/</loc>", text)
    assert re.search(r'hreflang="sq"[^>]*href="http://[^/]+/sq/"', text)
    assert re.search(r'hreflang="sr-[Ll]atn"[^>]*href="http://[^/]+/sr-latn/"', text)
