from django.core.management.base import BaseCommand
from django.db.models import Count
from wagtail.models import Page

from cms.translations.states import refresh_record


class Command(BaseCommand):
    """Write anew what every translation was made from. A page that has no row yet counts as level. May run twice."""

    help = "Brings the states of all translations (changed since, untranslated texts) in line with the pages."

    def handle(self, *args, **options):
        keys = Page.objects.filter(alias_of=None).order_by().values("translation_key").annotate(n=Count("pk"))
        translated = sum(refresh_record(key) for key in keys.filter(n__gt=1).values_list("translation_key", flat=True))
        self.stdout.write(f"{translated} translations")
