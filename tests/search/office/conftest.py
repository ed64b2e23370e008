import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group


@pytest.fixture
def browser_of(client, roles):
    """A function that gives the browser of a member of a group: ``browser_of("Editors")``."""

    def sign_in(group: str):
        user = get_user_model().objects.create_user("somebody", password="a-password-for-tests")
        user.groups.set([Group.objects.get(name=group)])
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture
def editor(browser_of):
    return browser_of("Editors")
