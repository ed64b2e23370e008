"""Who may open the screens that the tours lead to."""

from django.contrib.auth.models import AbstractBaseUser
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.roles.permissions import TRANSLATE


def pages(user: AbstractBaseUser) -> bool:
    return policy_registry.get_by_type(Page).user_has_any_permission(user, {"add", "change", "publish"})


def new_pages(user: AbstractBaseUser) -> bool:
    return policy_registry.get_by_type(Page).user_has_permission(user, "add")


def translations(user: AbstractBaseUser) -> bool:
    return user.has_perm(TRANSLATE)


def glossary(user: AbstractBaseUser) -> bool:
    return user.has_perm("desk.view_glossaryterm")
