from django.core.management.base import BaseCommand

from cms.parity.refreshing import rebuild


class Command(BaseCommand):
    help = "Makes the rows of the languages board anew from pages, documents and taxonomy. Safe at any time."

    def handle(self, *args, **options):
        self.stdout.write(f"{rebuild()} rows changed.")
