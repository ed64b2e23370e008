from argparse import SUPPRESS, ArgumentParser

from django.core.management.base import BaseCommand
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
        # Another process may be reading now. It looks once more after it let go, so nothing is left waiting.
        while self._is_needed(options):
            with background.only_one(options["lock"]) as alone:
                if not alone:
                    self._say(_("Another process is reading documents; it takes these too."), options)
                    return
                claims.free_all()
                self._read(options)
            options = options | {"again": False, "failed": False, "lock": None}
        self._say_what_is_left(options)

    def _is_needed(self, options: dict) -> bool:
        if options["again"] or options["failed"]:
            Reading.objects.filter(state__in=AGAIN if options["again"] else [ReadingState.FAILED]).update(
                state=ReadingState.WAITING, attempts=0
            )
        if not ocr.engine().missing():
            Reading.objects.filter(state=ReadingState.NEEDS_OCR).update(state=ReadingState.WAITING, attempts=0)
        unfinished = (ReadingState.WAITING, ReadingState.RUNNING)
        return Reading.objects.filter(state__in=unfinished).exists()

    def _read(self, options: dict) -> None:
        visibility.refresh()
        waiting = Reading.objects.filter(state__in=(ReadingState.WAITING, ReadingState.RUNNING)).count()
        for number, version in enumerate(processing.process_waiting(timezone.now()), 1):
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
