from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from wagtail.models import Page

from documents import visibility


class Command(BaseCommand):
    help = "Find out anew which published page shows which document, and what readers may see. Changes nothing else."

    def handle(self, *args, **options):
        pages = Page.objects.live().order_by("pk").specific().iterator(chunk_size=200)
        changed = visibility.rebuild(pages)
        self.stdout.write(_("Uses that were not known, or are gone: %(n)d.") % {"n": changed})
