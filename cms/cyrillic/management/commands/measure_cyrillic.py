from django.core.management.base import BaseCommand

from cms.cyrillic.corpus import corpus, measure
from cms.cyrillic.text import Converter


class Command(BaseCommand):
    """Print how much of the corpus the conversion into Cyrillic gets right, and every miss."""

    help = "Measures the conversion of Serbian into Cyrillic over the corpus; reads no database."
    requires_system_checks: list[str] = []

    def handle(self, *args, **options) -> None:
        found = measure(corpus(), Converter())
        for line, answer in found.misses:
            self.stdout.write(f"{line.latin}\n  should be {line.cyrillic}\n  became    {answer}")
        for name, right, every in (
            ("words and sentences", found.right_lines, found.lines),
            ("single words in them", found.right_words, found.words),
        ):
            self.stdout.write(f"{name}: {right} of {every} right, {100 * right / every:.2f} %")
