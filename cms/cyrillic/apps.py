from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CyrillicConfig(AppConfig):
    name = "cms.cyrillic"
    label = "cms_cyrillic"
    verbose_name = _("Cyrillic")

    def ready(self):
        from .register import connect

        connect()
