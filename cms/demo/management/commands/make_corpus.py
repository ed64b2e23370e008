import time
from datetime import date

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from cms.clock import today
from cms.demo.corpus.filling import fill
from pages.models import NewsPage


class Command(BaseCommand):
    """Fill an empty portal with a synthetic municipality of a given size, to measure it or to try it out."""

    help = "Publishes synthetic records in both languages. Only into a portal that has no records of its own."

    def add_arguments(self, parser):
        parser.add_argument("entries", type=int, help="How many pages, in all languages together.")
        parser.add_argument("--today", type=date.fromisoformat, help="The day of the newest record.")

    def handle(self, *args, entries, **options):
        if not 1 <= entries <= 1_000_000:
            raise CommandError("Name a number of pages between 1 and 1,000,000.")
        if "sq" not in settings.PUBLIC_LANGUAGES:
            raise CommandError("Synthetic texts exist in Albanian and Serbian; PUBLIC_LANGUAGES has no Albanian.")
        if NewsPage.objects.exists():
            raise CommandError("This portal has records. Name another folder in DATA_DIR, or another database.")
        started = time.monotonic()

        def tell(written: int) -> None:
            rate = written / (time.monotonic() - started)
            self.stdout.write(f"{written:>9} pages, {rate:.0f} a second", ending="\r")

        written = fill(entries, options["today"] or today(), timezone.now(), tell)
        seconds = time.monotonic() - started
        self.stdout.write(f"{written} pages published in {seconds:.0f} s, {written / seconds:.0f} a second.")
