from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EmbedsConfig(AppConfig):
    name = "cms.embeds"
    label = "cms_embeds"
    verbose_name = _("On other sites")
