"""Webhooks are for administrators: whoever has one gets everything that is published, first."""

from django.contrib.auth.models import AbstractBaseUser, Permission
from wagtail.permission_policies import ModelPermissionPolicy

from cms.hooks.models import Subscription

POLICY = ModelPermissionPolicy(Subscription)


def may_see(user: AbstractBaseUser) -> bool:
    return POLICY.user_has_permission(user, "view")


def may_change(user: AbstractBaseUser) -> bool:
    return POLICY.user_has_permission(user, "change")


def permissions():
    return Permission.objects.filter(content_type__app_label="hooks", content_type__model="subscription")
