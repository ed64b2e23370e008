from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ParityConfig(AppConfig):
    """Stands before ``wagtail`` in the installed apps: its ``publish_scheduled`` answers in place of Wagtail's."""

    name = "cms.parity"
    label = "parity"
    verbose_name = _("Languages kept level")

    def ready(self):
        from . import frames, signal_handlers

        signal_handlers.connect()
        frames.connect()
