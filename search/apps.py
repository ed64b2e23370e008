from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """The catalogue of everything public, and the search in it."""

    name = "search"
    verbose_name = _("Search")

    def ready(self):
        from . import signal_handlers
        from .engines import upkeep
        from .synonyms import signal_handlers as synonyms

        signal_handlers.connect()
        upkeep.connect(self)
        synonyms.connect()
