from argparse import SUPPRESS, ArgumentParser

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from documents import background, claims, ocr, processing, visibility
from documents.models import Reading, ReadingState

AGAIN = (ReadingState.DONE, ReadingState.EMPTY, ReadingState.FAILED, ReadingState.NEEDS_OCR)


class Command(BaseCommand):
    help = "Read the text of documents that wait for it: new ones, scans since Tesseract is installed, broken-off ones."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--again", action="store_true", help="read everything again; corrections by people stay")
        parser.add_argument("--failed", action="store_true", help="try again what failed")
        parser.add_argument("--background", action="store_true", help="say nothing")
        parser.add_argument("--lock", type=int, help=SUPPRESS)

    def handle(self, *args, **options):
        self._queue(options)
        lock, waiting = options["lock"], True
        # An upload that finds the lock taken relies on us: we look once more after we let go of it.
        while waiting:
            with background.only_one(lock) as alone:
                if not alone:
                    self._say(_("Another process is reading documents; it takes these too."), options)
                    return
                if settings.DOCUMENT_READING != "worker":
                    # Here this process alone reads; elsewhere a worker may, and its lease tells whether it lives.
                    claims.free_all()
                self._read_all(options)
            lock, waiting = None, claims.waiting(timezone.now()).exists()
        self._say_what_is_left(options)

    def _queue(self, options: dict) -> None:
        """Put back what is to be read again."""
        if options["again"] or options["failed"]:
            states = AGAIN if options["again"] else [ReadingState.FAILED]
            Reading.objects.filter(state__in=states).update(state=ReadingState.WAITING, attempts=0)
        scans = Reading.objects.filter(state=ReadingState.NEEDS_OCR)
        if scans.exists() and not ocr.engine().missing():
            scans.update(state=ReadingState.WAITING, attempts=0)

    def _read_all(self, options: dict) -> None:
        try:
            self._read(options)
        except processing.Interrupted as error:
            raise CommandError(str(error), returncode=2) from error

    def _read(self, options: dict) -> None:
        visibility.refresh()
        waiting = Reading.objects.filter(state__in=(ReadingState.WAITING, ReadingState.RUNNING)).count()
        for number, version in enumerate(processing.process_waiting(timezone.now), 1):
            reading = Reading.objects.get(version=version)
            line = f"{number}/{waiting} {version.filename}: {reading.get_state_display()} {reading.reason}"
            self._say(line.rstrip(), options)

    def _say_what_is_left(self, options: dict) -> None:
        left = Reading.objects.filter(state=ReadingState.NEEDS_OCR).count()
        if left:
            sentence = _("%(n)d documents wait for character recognition. %(missing)s")
            self._say(sentence % {"n": left, "missing": ocr.engine().missing()}, options)

    def _say(self, line: str, options: dict) -> None:
        if not options["background"]:
            self.stdout.write(line)
