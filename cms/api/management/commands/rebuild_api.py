import sys
from argparse import ArgumentParser

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.api.keeping.rebuilding import differences, rebuild

DIFFERENT = 1


class Command(BaseCommand):
    """Exit status: 0 the interface says what is public, 1 it differs."""

    help = "Write down anew what the interface for other systems answers. It stays in use; what is right is left alone."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="change nothing, and name every difference")

    def handle(self, *args, **options):
        if options["check"]:
            self._check()
        else:
            self._rebuild(options["verbosity"])

    def _check(self) -> None:
        count = 0
        for count, sentence in enumerate(differences(), 1):  # noqa: B007
            self.stdout.write(sentence)
        if count:
            self.stdout.write(ngettext("%(n)d difference.", "%(n)d differences.", count) % {"n": count})
            sys.exit(DIFFERENT)
        self.stdout.write(_("The interface says what is public."))

    def _rebuild(self, verbosity: int) -> None:
        read = written = 0
        for looked_at, changed in rebuild():
            read, written = read + looked_at, written + changed
        if verbosity:
            self.stdout.write(
                _("%(read)d records and documents read, %(written)d answers written.")
                % {"read": read, "written": written}
            )
