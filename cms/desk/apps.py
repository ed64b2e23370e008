from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    """The translator's desk: inbox, editor, memory, glossary, exchange files and mails."""

    name = "cms.desk"
    label = "desk"
    verbose_name = _("Translator’s desk")

    def ready(self):
        from . import signal_handlers

        signal_handlers.connect()
