from django.core.management.base import BaseCommand
from django.db.models import Count
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.translations.later import AT_ONCE
from cms.translations.states import refresh_records


class Command(BaseCommand):
    """Write anew what every translation was made from. A page that has no row yet counts as level. May run twice."""

    help = "Brings the states of all translations (changed since, untranslated texts) in line with the pages."

    def handle(self, *args, **options):
        pages = Page.objects.filter(alias_of=None).order_by().values("translation_key").annotate(n=Count("pk"))
        keys, translated = list(pages.filter(n__gt=1).values_list("translation_key", flat=True)), 0
        for start in range(0, len(keys), AT_ONCE):
            translated += refresh_records(dict.fromkeys(keys[start : start + AT_ONCE], ()))
        self.stdout.write(_("Translations looked at: %(n)d.") % {"n": translated})
