import sys
from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from search.catalogue.difference import differences
from search.catalogue.rebuilding import Place, rebuild
from search.engines import EngineUnavailable

DIFFERENT, AWAY = 1, 2


class Command(BaseCommand):
    """Exit status: 0 the catalogue is right, 1 it differs from the truth, 2 the search engine does not answer."""

    help = "Derive the catalogue anew from pages and documents. It stays in use; a run that was cut off goes on."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="change nothing, and name every difference")
        parser.add_argument("--restart", action="store_true", help="begin anew where a run was cut off")

    def handle(self, *args, **options):
        self._read, self._total = 0, Page.objects.live().order_by().values("translation_key").distinct().count()
        if options["check"]:
            self._check()
        else:
            self._rebuild(options["restart"])

    def _check(self) -> None:
        count = 0
        for count, sentence in enumerate(differences(self._progress), 1):  # noqa: B007
            self.stdout.write(sentence)
        if count:
            self.stdout.write(ngettext("%(n)d difference.", "%(n)d differences.", count) % {"n": count})
            sys.exit(DIFFERENT)
        self.stdout.write(_("The catalogue is what it should be."))

    def _rebuild(self, restart: bool) -> None:
        place, written = Place(), 0
        if restart:
            place.forget()
        elif place.read():
            self.stdout.write(_("Going on where the last run was cut off."))
        try:
            for read, changed in rebuild(place):
                written += changed
                self._progress(read)
        except EngineUnavailable as error:
            sentence = _(
                "The catalogue is complete, but the search engine does not answer. Run the command again later."
            )
            raise CommandError(sentence, returncode=AWAY) from error
        self.stdout.write(
            _("%(read)d records read, %(written)d rows written.") % {"read": self._read, "written": written}
        )

    def _progress(self, records: int) -> None:
        self._read += records
        # Years and drafts are counted in the total and never come.
        self.stderr.write(f"{self._read}/{max(self._total, self._read)}")
