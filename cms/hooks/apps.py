from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HooksConfig(AppConfig):
    """Messages to other systems about what becomes public, changes and goes."""

    name = "cms.hooks"
    label = "hooks"
    verbose_name = _("Webhooks")

    def ready(self):
        from . import checks, signal_handlers

        signal_handlers.connect()
        checks.connect()
