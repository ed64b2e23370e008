from django.core.management.base import BaseCommand

from search.synonyms import loading


class Command(BaseCommand):
    help = "Add the synonyms that come with the software and were never loaded. What the office changed stays."

    def handle(self, *args, **options):
        given = loading.read()
        added = loading.load(given)
        if options["verbosity"]:
            one = sum(group.is_one_word for group in given)
            self.stdout.write(f"{added} groups of synonyms added, {len(given) - added - one} left as they are.")
            self.stdout.write(f"{one} need no entry: the search takes their words for one.")
