"""The admin and its mails speak the language that a user chose, else the municipality's."""

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Workflow, WorkflowTask
from wagtail.users.models import UserProfile

from cms.checks import check_admin_language
from cms.users.models import User
from tests.builders import make_act

pytestmark = pytest.mark.django_db
SIGN_IN = "/admin/login/"
IN_ENGLISH = {"HTTP_ACCEPT_LANGUAGE": "en"}


def user(name: str, language: str | None = None) -> User:
    made = User.objects.create_superuser(name, f"{name}@example.org", "nje-fjalekalim", first_name=name)
    if language is not None:
        UserProfile.objects.update_or_create(user=made, defaults={"preferred_language": language})
    return made


def language_of(response) -> str:
    return response.content.decode().split('<html lang="', 1)[1].split('"', 1)[0]


@pytest.mark.parametrize("language", ["sq", "sr-latn", "sr-cyrl", "en"])
def test_the_sign_in_page_is_in_the_municipalitys_language(client, tree, settings, language):
    settings.ADMIN_LANGUAGE = language
    assert language_of(client.get(SIGN_IN, **IN_ENGLISH)) == language


def test_who_signs_in_can_choose_and_is_remembered(client, tree):
    assert language_of(client.get(f"{SIGN_IN}?admin_language=sr-latn")) == "sr-latn"
    assert language_of(client.get(SIGN_IN)) == "sr-latn"
    assert client.cookies["django_language"]["path"] == "/admin/"


def test_choosing_a_language_forgets_nothing_of_the_address(client, tree):
    page = client.get(f"{SIGN_IN}?next=/admin/pages/").content.decode()
    assert 'href="?next=%2Fadmin%2Fpages%2F&amp;admin_language=sr-latn"' in page


@pytest.mark.parametrize("asked", ["xx", "", "../..", "sr-latn\r\nX: 1"])
def test_a_language_that_is_not_offered_changes_nothing(client, tree, asked):
    answer = client.get(SIGN_IN, {"admin_language": asked})
    assert language_of(answer) == "sq"
    assert "django_language" not in answer.cookies


def test_the_account_offers_every_language_of_the_admin(client, tree):
    client.force_login(user("ana"))
    account = client.get(reverse("wagtailadmin_account")).content.decode()
    assert all(f'<option value="{code}"' in account for code in ("sq", "sr-latn", "sr-cyrl", "en"))


@pytest.mark.parametrize(
    ("chosen", "municipality", "shown"),
    [("sr-latn", "sq", "sr-latn"), ("", "sq", "sq"), ("", "sr-latn", "sr-latn"), (None, "sr-latn", "sr-latn"),
     ("de", "sq", "sq")],
)  # fmt: skip
def test_the_users_choice_comes_first(client, tree, settings, chosen, municipality, shown):
    settings.ADMIN_LANGUAGE = municipality
    client.force_login(user("ana", chosen))
    assert language_of(client.get(reverse("wagtailadmin_home"), **IN_ENGLISH)) == shown


def test_mails_of_the_workflow_are_in_the_language_of_each_receiver(client, tree):
    for name, language in (("besa", "sq"), ("jelena", "sr-latn"), ("mira", "sr-cyrl"), ("none", ""), ("new", None)):
        user(name, language)
    sender = user("john", "en")
    act = make_act(tree, "Vendim për buxhetin")
    workflow = Workflow.objects.create(name="Shqyrtimi", active=True)
    task = GroupApprovalTask.objects.create(name="Leximi")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
    client.force_login(sender)
    workflow.start(act, sender)
    greetings = {each.to[0].split("@")[0]: each.body.split()[0] for each in mail.outbox}
    assert greetings.pop("besa") == greetings.pop("none") == greetings.pop("new") == "Përshëndetje"
    assert greetings.pop("jelena") == "Dobar"
    assert greetings.pop("mira") == "Добар"


def test_a_language_that_the_admin_does_not_speak_stops_the_start(settings):
    settings.ADMIN_LANGUAGE = "de"
    error = check_admin_language(None)[0]
    assert error.id == "komuna.E003"
    assert "sr-cyrl" in error.hint
    with pytest.raises(CommandError, match="ADMIN_LANGUAGE"):
        call_command("check")
