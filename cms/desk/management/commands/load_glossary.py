from django.core.management.base import BaseCommand

from cms.desk import glossary


class Command(BaseCommand):
    help = "Add the glossary terms that come with the software and were never loaded. What the office changed stays."

    def handle(self, *args, **options):
        rows = glossary.read()
        added = glossary.load(rows)
        if options["verbosity"]:
            self.stdout.write(f"{added} glossary terms added, {len(rows) - added} left as they are.")
