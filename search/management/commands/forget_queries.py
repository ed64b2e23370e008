from django.core.management.base import BaseCommand

from cms.clock import today
from search.synonyms import asked


class Command(BaseCommand):
    help = "Delete counts of searches that are older than SEARCH_QUERIES_KEPT_DAYS. For a daily timer."

    def handle(self, *args, **options):
        deleted = asked.forget(today())
        if options["verbosity"]:
            self.stdout.write(f"{deleted} counts of searches deleted.")
