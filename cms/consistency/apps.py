from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConsistencyConfig(AppConfig):
    """What the language versions of a record disagree in, for people to decide."""

    name = "cms.consistency"
    label = "consistency"
    verbose_name = _("Differences between the languages")

    def ready(self):
        from . import signal_handlers

        signal_handlers.connect()
