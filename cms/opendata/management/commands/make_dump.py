import sys
from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.clock import today
from cms.opendata.dump.checking import faults
from cms.opendata.dump.making import WithdrawnMeanwhile, make
from cms.opendata.models import Dump
from documents.storage import StorageAway

FAULTY = 1


class Command(BaseCommand):
    """Exit status: 0 made, or nothing to do; 1 the newest dump is faulty, or none could be made."""

    help = "Write everything that is public into one file with checksums, for /data/dump/. Run it every night."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="make nothing: read the newest dump and compare it")
        parser.add_argument(
            "--if-withdrawn", action="store_true", help="make one only where the newest may no longer be given"
        )
        parser.add_argument("--only", action="store_true", help="remove all others, whatever is in them")

    def handle(self, *args, **options):
        newest = Dump.objects.newest()
        if options["check"]:
            self._check(newest)
        elif not options["if_withdrawn"] or newest is None or newest.holds_withdrawn:
            self._make(options["only"], options["verbosity"])

    def _make(self, only: bool, verbosity: int) -> None:
        try:
            dump = make(timezone.now(), today(), only)
        except WithdrawnMeanwhile as error:
            raise CommandError(str(error)) from error
        except (StorageAway, OSError) as error:
            sentence = _("The dump could not be stored; those that are there are as they were. What failed: %(error)s")
            raise CommandError(sentence % {"error": error.__cause__ or error}) from error
        if verbosity:
            done = _("%(file)s: %(bytes)d bytes, up to change %(number)d.")
            self.stdout.write(done % {"file": dump.filename, "bytes": dump.size, "number": dump.last_change})

    def _check(self, newest: Dump | None) -> None:
        if newest is None:
            raise CommandError(_("There is no dump yet. Make one with manage.py make_dump."))
        try:
            found = list(faults(newest))
        except FileNotFoundError:
            found = [_("%(file)s is not in the storage.") % {"file": newest.filename}]
        except StorageAway as error:
            raise CommandError(_("The storage does not answer.")) from error
        for sentence in found:
            self.stdout.write(sentence)
        if found:
            self.stdout.write(ngettext("%(n)d difference.", "%(n)d differences.", len(found)) % {"n": len(found)})
            sys.exit(FAULTY)
        self.stdout.write(_("The newest dump is as it was made."))
