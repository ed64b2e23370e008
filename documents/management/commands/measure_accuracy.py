import csv
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from documents import engines, ocr
from documents.accuracy import character_accuracy, without_heading, without_markup
from documents.processing import LEAST_LETTERS

MANIFEST = "manifest.csv"


class Unreadable(Exception):
    """Why a file cannot be measured, in a sentence."""


@dataclass(frozen=True)
class Reading:
    """The text of a file as the portal reads it; ``scanned`` is the number of pages that had to be recognised."""

    pages: list[str]
    scanned: int

    @property
    def way(self) -> str:
        if not self.scanned:
            return _("text layer")
        return _("scan") if self.scanned == len(self.pages) else _("text layer and scan")


class Command(BaseCommand):
    """The true text of a file is NAME.txt, plain or Markdown. Exit status 1 where a file is below its limit."""

    help = "Read every file of a folder as the portal does, and compare what it reads with the true text."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="files; manifest.csv in it may give file and language")
        parser.add_argument("truth", type=Path, help="folder with a text file (UTF-8) for each of them")
        parser.add_argument("--least-digital", type=float, default=99.5, help="least accuracy of a text layer, in %%")
        parser.add_argument("--least-scan", type=float, default=94, help="least accuracy of a scan, in %%")
        parser.add_argument(
            "--skip-lines",
            type=int,
            default=0,
            metavar="N",
            help="do not count up to N first lines of a text layer that the true text does not have, such as a title",
        )

    def handle(self, *args, folder: Path, truth: Path, **options):
        measured, failures = [], 0
        for path, language in _files(folder):
            try:
                accuracy, passed = self._measure(path, truth, language, options)
            except (Unreadable, engines.ExtractionFailed, ocr.OcrFailed) as failure:
                self.stdout.write(f"{path.name}: {failure}")
                failures += 1
                continue
            measured.append(accuracy)
            failures += not passed
        if measured:
            average = sum(measured) / len(measured)
            self.stdout.write(_("Average of %(n)d files: %(average).2f %%") % {"n": len(measured), "average": average})
        if failures:
            raise CommandError(_("%(n)d files are not read well enough. See the lines above.") % {"n": failures})

    def _measure(self, path: Path, truths: Path, language: str | None, options: dict) -> tuple[float, bool]:
        """Write the line of one file; return its accuracy in percent and whether that is enough."""
        truth, started = _truth(truths / f"{path.stem}.txt"), time.monotonic()
        reading = read(path, language)
        seconds = time.monotonic() - started
        whole = text = "\n".join(reading.pages)
        if not reading.scanned:
            text = without_heading(text, truth, options["skip_lines"])
        accuracy = 100 * character_accuracy(text, truth)
        least = options["least_scan"] if reading.scanned else options["least_digital"]
        values = {"file": path.name, "way": reading.way, "n": len(reading.pages), "accuracy": accuracy}
        line = _("%(file)s: %(way)s, pages: %(n)d, %(accuracy).2f %%, %(seconds).1f s")
        line %= values | {"seconds": seconds}
        if len(text) < len(whole.strip()):
            skipped = whole.strip()[: -len(text)].strip()
            line += ", " + _("not counted: “%(line)s”") % {"line": skipped}
        passed = accuracy >= least
        if not passed:
            line += ": " + _("below the limit of %(least)g %%") % {"least": least}
        self.stdout.write(line)
        return accuracy, passed


def read(path: Path, language: str | None) -> Reading:
    """Read a local file: its text layer, and the pages without one by character recognition."""
    pages, scanned = list(engines.extract(path, path.suffix.lower().lstrip(".")).pages), 0
    if path.suffix.lower() != ".pdf":
        return Reading(pages, scanned)
    for number, text in enumerate(pages, 1):
        if sum(character.isalpha() for character in text) >= LEAST_LETTERS:
            continue
        if missing := ocr.engine().missing(language):
            raise Unreadable(missing)
        pages[number - 1] = ocr.read_page(path, number, language).text
        scanned += 1
    return Reading(pages, scanned)


def _files(folder: Path) -> Iterator[tuple[Path, str | None]]:
    """Yield each file with the language that the manifest gives it. Raises CommandError."""
    if not folder.is_dir():
        raise CommandError(_("The folder “%(name)s” does not exist.") % {"name": folder})
    files = sorted(path for path in folder.iterdir() if path.is_file() and path.name != MANIFEST)
    if not files:
        raise CommandError(_("The folder “%(name)s” has no files.") % {"name": folder})
    languages = _languages(folder / MANIFEST)
    yield from ((path, languages.get(path.name)) for path in files)


def _languages(manifest: Path) -> dict[str, str]:
    if not manifest.exists():
        return {}
    with manifest.open(encoding="utf-8-sig", newline="") as file:
        return {row["file"]: row["language"] for row in csv.DictReader(file) if row.get("file") and row.get("language")}


def _truth(path: Path) -> str:
    try:
        return without_markup(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        sentence = _("The true text is missing. Write it into the file “%(name)s”.")
        raise Unreadable(sentence % {"name": path.name}) from error
    except UnicodeDecodeError as error:
        sentence = _("The true text “%(name)s” is not UTF-8. Save it in that encoding.")
        raise Unreadable(sentence % {"name": path.name}) from error
