from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


class RolesConfig(AppConfig):
    default = True
    name = "cms.roles"
    label = "roles"
    verbose_name = _("Roles")

    def ready(self):
        from . import names, signal_handlers

        signal_handlers.connect()
        names.show()


class UsersOfTheOfficeConfig(WagtailUsersAppConfig):
    """In place of ``wagtail.users``."""

    group_viewset = "cms.roles.groups.GroupViewSet"
