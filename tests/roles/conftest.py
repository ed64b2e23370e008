import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group


@pytest.fixture
def make_user(roles):
    """A function that makes a member of groups: ``make_user("ana", "Editors")``."""

    def make(name: str, *groups: str):
        user = get_user_model().objects.create_user(name, password="a-password-for-tests")
        user.groups.set(Group.objects.filter(name__in=groups))
        return user

    return make


@pytest.fixture
def signed_in(client):
    """A function that gives a browser in which the user is signed in."""

    def sign_in(user):
        client.force_login(user)
        return client

    return sign_in
