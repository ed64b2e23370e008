import pytest
from django.core.exceptions import ImproperlyConfigured

from cms.headless.address import origin
from cms.settings.front_end import preview_url

pytestmark = pytest.mark.no_database

PORTAL = "https://portal.example"


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("", ""),
        ("https://www.example.org/preview.html#token={token}", "https://www.example.org"),
        ("http://127.0.0.1:8080/{language}/{type}/", "http://127.0.0.1:8080"),
        ("https://portal.example:8443/preview.html", "https://portal.example:8443"),
    ],
)
def test_the_site_of_the_address_is_what_policies_name(settings, address, named):
    settings.HEADLESS_PREVIEW_URL = preview_url(address, PORTAL)
    assert origin() == named


@pytest.mark.parametrize(
    "address",
    [
        "www.example.org/preview",
        "javascript:alert(1)",
        "https:///preview",
        "https://*/preview",
        "https://{language}.example.org/",
        "https://user:password@www.example.org/",
        "https://www.example.org; script-src *",
        "https://www.example.org/{title}",
        "https://www.example.org:123456/",
        "https://www.example.org:99999/",
        "https://portal.example/app/{token}",
        "https://PORTAL.example:443/app/{token}",
    ],
)
def test_an_address_that_cannot_be_used_stops_the_portal_with_a_sentence(address):
    with pytest.raises(ImproperlyConfigured, match="HEADLESS_PREVIEW_URL"):
        preview_url(address, PORTAL)
