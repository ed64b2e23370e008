from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TranslationsConfig(AppConfig):
    """Stands before ``wagtail_localize`` in the installed apps: it closes that package's open doors."""

    name = "cms.translations"
    label = "cms_translations"
    verbose_name = _("Translations")

    def ready(self):
        from . import aliases, frames, signal_handlers

        signal_handlers.connect()
        frames.connect()
        aliases.forbid_locale_synchronisation()
