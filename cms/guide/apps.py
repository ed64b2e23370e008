from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GuideConfig(AppConfig):
    """Short tours of the admin for whoever works in it. Without tables."""

    name = "cms.guide"
    label = "guide"
    verbose_name = _("Guide")
