from datetime import date

from django.core.management.base import BaseCommand
from django.utils import translation

from cms.clock import today
from cms.demo.loading import load
from cms.demo.users import PASSWORD, build_users


class Command(BaseCommand):
    """Load the demonstration municipality. Loading it again, on whatever day, changes nothing."""

    help = "Loads a fictional municipality: settings, bodies, files and records in every public language."

    def add_arguments(self, parser):
        parser.add_argument("--today", type=date.fromisoformat, help="The day that open and upcoming records refer to.")
        parser.add_argument("--users", action="store_true", help=f"Also make users, all with the password {PASSWORD}.")

    def handle(self, *args, **options):
        shelf = load(options["today"] or today())
        self.stdout.write(f"{'':16}{'created':>9}{'unchanged':>11}")
        for model in shelf.created | shelf.unchanged:
            # In English like the rest of this command's words.
            with translation.override(None):
                name = str(model._meta.verbose_name_plural)
            self.stdout.write(f"{name:16}{shelf.created[model]:9}{shelf.unchanged[model]:11}")
        if options["users"]:
            names = ", ".join(build_users())
            self.stdout.write(f"Sign in as {names} with the password {PASSWORD}.")
