from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RolesConfig(AppConfig):
    name = "cms.roles"
    label = "roles"
    verbose_name = _("Roles")

    def ready(self):
        from . import signal_handlers

        signal_handlers.connect()
