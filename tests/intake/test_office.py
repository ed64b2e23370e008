"""Administrators give keys, take them back, and see what systems did."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import APIToken, ModelLogEntry

from cms.intake.choices import Operation
from cms.intake.models import Call
from tests.admin_forms import filled_form

KEYS, REPORT = "/admin/api-tokens/", "/admin/reports/system-calls/"


@pytest.fixture
def office(client, roles):
    """A function that signs somebody of a group in: ``office("Administrators")``."""

    def sign_in(group: str):
        user = get_user_model().objects.create_user(group.replace(" ", ""))
        user.groups.add(Group.objects.get(name=group))
        client.force_login(user)
        return client

    return sign_in


def test_a_key_is_shown_once_and_can_be_taken_back(office, dms):
    client = office("Administrators")
    form = filled_form(client, f"{KEYS}new/", name="Provë", user=str(dms.user.pk))
    answer = client.post(f"{KEYS}new/", form)
    token = re.search(r"wagtail_\w{30,}", answer.content.decode())[0]
    assert "no-store" in answer.headers["Cache-Control"]
    made = APIToken.objects.get(name="Provë")
    assert token not in client.get(KEYS).content.decode()
    assert token not in str(APIToken.objects.values())
    client.logout()
    assert dms.client.get("/api/v1/whoami/", headers={"Authorization": f"Bearer {token}"}).status_code == 200
    client.force_login(get_user_model().objects.get(username="Administrators"))
    client.post(f"{KEYS}delete/{made.pk}/")
    assert dms.client.get("/api/v1/whoami/", headers={"Authorization": f"Bearer {token}"}).status_code == 401
    actions = set(ModelLogEntry.objects.values_list("action", flat=True))
    assert {"wagtail.apitoken.create", "wagtail.apitoken.revoke"} <= actions


@pytest.mark.parametrize("group", ["Publishers", "Editors", "Documents officers"])
def test_others_see_neither_keys_nor_calls(office, group):
    client = office(group)
    assert [client.get(address).status_code for address in (KEYS, f"{KEYS}new/", REPORT)] == [302, 302, 302]


def test_calls_are_found_by_system_day_and_outcome(office, django_assert_max_num_queries):
    now = timezone.now()
    rows = [("dms", 201, 0), ("dms", 422, 0), ("council", 201, 0), ("dms", 201, 9)]
    for number, (client, status, days) in enumerate(rows, start=70001):
        Call.objects.create(
            at=now - timedelta(days=days), client=client, operation=Operation.CREATE, status=status, page_id=number
        )
    client = office("Administrators")

    def found(query: str) -> list[str]:
        return re.findall(r"7000\d", client.get(f"{REPORT}results/?{query}").content.decode())

    assert found("") == ["70003", "70002", "70001", "70004"]
    assert found("client=dms&outcome=done") == ["70001", "70004"]
    assert found("outcome=refused") == ["70002"]
    assert found(f"at_from={now - timedelta(days=1):%Y-%m-%d}&client=dms") == ["70002", "70001"]
    with django_assert_max_num_queries(20):
        client.get(REPORT)
    Call.objects.create(at=now, operation=Operation.CREATE, status=401, times=64)
    assert "64" in client.get(f"{REPORT}results/?outcome=refused").content.decode()
    assert client.get(f"{REPORT}?export=csv").status_code == 200
