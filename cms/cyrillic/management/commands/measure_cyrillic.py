from django.core.management.base import BaseCommand

from cms.cyrillic.corpus import Measured, corpus, measure, unseen
from cms.cyrillic.text import Converter


class Command(BaseCommand):
    """Print how much of the corpus the conversion into Cyrillic gets right, with every miss, and of new text."""

    help = "Measures the conversion of Serbian into Cyrillic over the corpus and unseen sentences; reads no database."
    requires_system_checks: list[str] = []

    def handle(self, *args, **options) -> None:
        known, new = measure(corpus(), Converter()), measure(unseen(), Converter())
        for line, answer in known.misses:
            self.stdout.write(f"{line.latin}\n  should be {line.cyrillic}\n  became    {answer}")
        self._write("words and sentences", known)
        # Their misses stay unsaid, or they would be mended and measure nothing any more.
        self._write("unseen sentences", new)

    def _write(self, name: str, found: Measured) -> None:
        for part, right, every in (
            (name, found.right_lines, found.lines),
            ("  single words in them", found.right_words, found.words),
        ):
            self.stdout.write(f"{part}: {right} of {every} right, {100 * right / every:.2f} %")
