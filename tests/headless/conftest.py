from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from django.urls import reverse

from tests.admin_forms import filled_form
from tests.translations.conftest import (  # noqa: F401 fixtures that these tests share with the translations'
    at_commit,
    draft,
    make_user,
    news,
    outsider,
    publisher,
    serbian,
    signed_in,
    translated,
    translator,
    twin,
)

FRONT = "https://www.example.org"


@pytest.fixture
def front_end(settings):
    """The office has a front end of its own."""
    settings.HEADLESS_PREVIEW_URL = f"{FRONT}/preview.html"
    return FRONT


@pytest.fixture
def editor(signed_in, publisher):  # noqa: F811
    return signed_in(publisher)


def framed_address(answer) -> str:
    """The address that the frame of a preview shows."""
    assert answer.status_code == 200, answer.content.decode()
    return unescape(answer.content.decode().partition('<iframe src="')[2].partition('"')[0])


def token_of(answer) -> str:
    return parse_qs(urlsplit(framed_address(answer)).query)["token"][0]


def preview_form(client, page, **changes):
    """What the editor's panel does: it sends the form, unsaved, and opens the preview in the mode of the front end."""
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    sent = client.post(address, filled_form(client, edit, **changes))
    assert sent.json() == {"is_valid": True, "is_available": True}
    return client.get(address, {"mode": "external", "in_preview_panel": "true"})


def view_draft(client, page):
    return client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]), {"mode": "external"})


@pytest.fixture
def read(client):
    """A function that asks the interface as the front end does: without a cookie."""

    def get(token: str, **headers):
        client.cookies.clear()
        return client.get(f"/api/v1/previews/{token}/", headers=headers)

    return get
