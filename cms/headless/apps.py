from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_out
from django.utils.translation import gettext_lazy as _


class HeadlessConfig(AppConfig):
    """Drafts in the office's own front end, for those who may edit them."""

    name = "cms.headless"
    label = "headless"
    verbose_name = _("Own front end")

    def ready(self):
        from .drafts import forget_drafts_of_user

        user_logged_out.connect(forget_drafts_of_user, dispatch_uid="headless.forget_drafts")
