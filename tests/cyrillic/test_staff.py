"""Who prefers Cyrillic in the account has the admin and the mails in these letters."""

import pytest
from django.core import mail
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Workflow, WorkflowTask
from wagtail.users.models import UserProfile

from cms.users.models import User
from tests.builders import make_act

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client, settings) -> User:
    settings.WAGTAILADMIN_PERMITTED_LANGUAGES = [("sr-latn", "Srpski"), ("sr-cyrl", "Српски"), ("en", "English")]
    user = User.objects.create_superuser("zyra", "zyra@example.org", "nje-fjalekalim", first_name="Ana")
    client.force_login(user)
    return user


def test_the_admin_may_be_read_in_cyrillic(client, tree, officer):
    assert '<option value="sr-cyrl">' in client.get(reverse("wagtailadmin_account")).content.decode()
    UserProfile.objects.update_or_create(user=officer, defaults={"preferred_language": "sr-cyrl"})
    act = make_act(tree, "Odluka o budžetu", "sr-latn")
    for address in (reverse("wagtailadmin_home"), reverse("wagtailadmin_pages:edit", args=[act.pk])):
        response = client.get(address)
        assert response.status_code == 200
        assert 'lang="sr-cyrl"' in response.content.decode()


def test_mails_of_the_workflow_are_in_the_letters_of_who_receives_them(tree, officer):
    UserProfile.objects.update_or_create(user=officer, defaults={"preferred_language": "sr-cyrl"})
    act = make_act(tree, "Odluka o budžetu", "sr-latn")
    workflow = Workflow.objects.create(name="Provera", active=True)
    task = GroupApprovalTask.objects.create(name="Čitanje")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
    workflow.start(act, User.objects.create_user("autor", "autor@example.org", "nje-fjalekalim"))
    body = mail.outbox[-1].body
    assert "Одлука о буџету" in body
    assert "/admin/account/" in body
