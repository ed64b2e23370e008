from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from . import late

late.begin()


class WagtailWordsConfig(AppConfig):
    """First of the installed apps: what the packages of the admin say in English, or in one language for all."""

    name = "cms.wagtail_words"
    label = "wagtail_words"
    verbose_name = _("Words of the admin")

    def ready(self):
        late.end()

        from . import choosers, counts, labels

        labels.give()
        choosers.speak()
        counts.say()
