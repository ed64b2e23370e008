import json

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.models import APIToken

from tests.builders import make_body
from tests.conftest import PDF

ACT = {
    "title": "Vendim për buxhetin",
    "summary": "Kuvendi vendosi për buxhetin.",
    "kind": "decision",
    "protocol_number": "01-12/2026",
    "date_adopted": "2026-02-20",
    "issuing_body": "assembly",
}


class System:
    """Another system with a token: asks the interface as its library would, and gives the answers."""

    def __init__(self, client, token: str, user):
        self.client, self.token, self.user = client, token, user

    def _send(self, method: str, address: str, body=None, **headers):
        data = body if isinstance(body, bytes | str) else json.dumps(body)
        kind = headers.pop("content_type", "application/json")
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        return getattr(self.client, method)(
            f"/api/v1/{address}", data, content_type=kind, headers=self.own_headers | headers
        )

    @property
    def own_headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}", "Accept-Language": "en"}

    def get(self, address: str, **headers):
        return self.client.get(f"/api/v1/{address}", headers=self.own_headers | headers)

    def post(self, address: str, body=None, **headers):
        return self._send("post", address, body, **headers)

    def patch(self, number: int, body, etag=None, **headers):
        headers = headers | {"If_Match": etag or self.get(f"drafts/{number}/").headers["ETag"]}
        return self._send("patch", f"drafts/{number}/", body, **headers)

    def draft(self, fields=None, kind="act", language="sq", address="drafts/", headers=None, **more):
        body = {"type": kind, "language": language, "fields": ACT if fields is None else fields} | more
        return self.post(address, body, **(headers or {}))

    def upload(self, address="uploads/", content=PDF, name="vendimi.pdf", headers=None, **fields):
        fields = fields or {"title": "Vendimi", "language": "sq", "kind": "decision"}
        return self.client.post(
            f"/api/v1/{address}",
            fields | {"file": SimpleUploadedFile(name, content)},
            headers=self.own_headers | (headers or {}),
        )


@pytest.fixture
def make_system(roles, client):
    """A function that makes a system whose user is in groups: ``make_system("dms", "Editors")``."""

    def make(name: str, *groups: str) -> System:
        user = get_user_model().objects.create_user(name)
        user.groups.set(Group.objects.filter(name__in=groups))
        return System(client, APIToken.create_token(user=user, name=f"{name} 1")[1], user)

    return make


@pytest.fixture
def publisher(roles):
    """Somebody who reviews: from now on editors publish nothing themselves."""
    user = get_user_model().objects.create_user("botuesi", email="botuesi@example.org")
    user.groups.set(Group.objects.filter(name="Publishers"))
    return user


@pytest.fixture
def dms(make_system) -> System:
    make_body()
    return make_system("dms", "Editors")
