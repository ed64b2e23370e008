import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from wagtail.users.models import UserProfile

ROLES = {
    "editor": "Editors",
    "publisher": "Publishers",
    "administrator": "Administrators",
    "translator": "Translators sr-latn",
    "officer": "Documents officers",
}


@pytest.fixture
def make_person(roles):
    """A function that makes somebody of a role."""

    def make(role: str):
        user = get_user_model().objects.create_user(role, password="a-password-for-tests")
        user.groups.set(Group.objects.filter(name=ROLES[role]))
        return user

    return make


@pytest.fixture
def sign_in(client, make_person):
    """A function that signs somebody of a role in: ``sign_in("editor", "sq")``."""

    def sign(role: str, language: str = "en"):
        user = make_person(role)
        UserProfile.objects.create(user=user, preferred_language=language)
        client.force_login(user)
        return client

    return sign
