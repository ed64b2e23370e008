from django.core.management.base import BaseCommand

from home.tree import build_tree


class Command(BaseCommand):
    """Make the home pages, sections and menu that are missing. Running it again changes nothing."""

    help = "Makes the home pages, the sections and the menu in every public language, where they are missing."

    def handle(self, *args, **options):
        tree = build_tree()
        self.stdout.write(f"The portal has its sections in: {', '.join(tree.homes)}.")
