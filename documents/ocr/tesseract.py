"""Tesseract 5, called directly: a third of the time that ocrmypdf takes for the same text."""

import os
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from documents.ocr.base import OcrEngine, OcrFailed, OcrPage, OcrWord, text_of, weighted_confidence
from documents.ocr.correct import corrected
from documents.ocr.failures import failed
from documents.ocr.languages import languages_for
from documents.ocr.layout import has_columns, with_paragraphs
from documents.sandbox import ChildStopped, installed, run

_SECONDS, _MEGABYTES = 120, 1024
_SECONDS_OF_A_QUESTION = 10
_PAGE_LEVEL, _WORD_LEVEL = "1", "5"
_COLUMNS = 12
# Page segmentation: the whole page as one block loses nothing under stamps, where Tesseract's own layout loses whole
# lines (measured: 95 against 77 percent of the characters of stamped pages). Only that layout knows columns.
_ONE_BLOCK, _OWN_LAYOUT = "6", "3"
# Of the characters that one block has, what the own layout must have to be believed.
_ENOUGH = 0.9


class TesseractEngine(OcrEngine):
    """The program is ``settings.TESSERACT_COMMAND``; its data are looked for where it says, or in TESSDATA_PREFIX."""

    name = "tesseract"

    def missing(self, language: str | None = None) -> str:
        present = self.languages()
        lacking = [_package(name) for name in languages_for(language) if name not in present]
        if not installed(_command()):
            return _not_installed("tesseract-ocr", *lacking)
        if lacking:
            sentence = _("Scans cannot be read: Tesseract lacks language data. Install the packages %(packages)s.")
            return sentence % {"packages": ", ".join(lacking)}
        return ""

    def languages(self) -> frozenset[str]:
        if not installed(_command()):
            return frozenset()
        try:
            return frozenset(_run("--list-langs", seconds=_SECONDS_OF_A_QUESTION).splitlines()[1:])
        except ChildStopped:
            return frozenset()

    def read(self, image: Path, languages: tuple[str, ...]) -> OcrPage:
        words = _read(image, languages, _ONE_BLOCK)
        if has_columns(words):
            columns = _read(image, languages, _OWN_LAYOUT)
            words = columns if _characters(columns) >= _characters(words) * _ENOUGH else words
        words = with_paragraphs(words)
        return OcrPage(text_of(words), weighted_confidence(words), words)


def _read(image: Path, languages: tuple[str, ...], layout: str) -> tuple[OcrWord, ...]:
    if not installed(_command()):
        raise OcrFailed("engine", _not_installed("tesseract-ocr", *map(_package, languages)))
    arguments = ["-l", "+".join(languages), "--psm", layout, "--dpi", "200", "-c", "tessedit_create_tsv=1"]
    try:
        table = _run(str(image), "stdout", *arguments)
    except ChildStopped as stopped:
        raise failed(stopped) from stopped
    return tuple(_words([row for line in table.splitlines() if len(row := line.split("\t")) == _COLUMNS]))


def _characters(words: tuple[OcrWord, ...]) -> int:
    return sum(len(word.text) for word in words)


def _command() -> str:
    return getattr(settings, "TESSERACT_COMMAND", "tesseract")


def _package(language: str) -> str:
    return f"tesseract-ocr-{language.replace('_', '-')}"


def _not_installed(*packages: str) -> str:
    sentence = _("Scans cannot be read: Tesseract is not installed. Install the packages %(packages)s.")
    return sentence % {"packages": ", ".join(packages)}


def _run(*arguments: str, seconds: float | None = None) -> str:
    # One page a process and one core a page: threads of Tesseract cost more than they bring.
    environment = {"OMP_THREAD_LIMIT": "1"}
    if "TESSDATA_PREFIX" in os.environ:
        environment["TESSDATA_PREFIX"] = os.environ["TESSDATA_PREFIX"]
    return run(
        [_command(), *arguments],
        seconds=seconds or getattr(settings, "OCR_SECONDS", _SECONDS),
        megabytes=getattr(settings, "OCR_MEGABYTES", _MEGABYTES),
        environment=environment,
    ).decode("utf-8", "replace")


def _words(rows: list[list[str]]) -> Iterator[OcrWord]:
    """Tesseract's table: level, page, block, paragraph, line, word, left, top, width, height, confidence, text."""
    page = next((row for row in rows if row[0] == _PAGE_LEVEL), None)
    read = [row for row in rows if row[0] == _WORD_LEVEL and row[11].strip()]
    if page is None or not read:
        return
    across, down = int(page[8]), int(page[9])
    numbers = zip(*(_counted(tuple(row[2:end]) for row in read) for end in (5, 4, 3)), strict=True)
    for row, (line, paragraph, block) in zip(read, numbers, strict=True):
        left, top, width, height = (int(value) for value in row[6:10])
        box = (left / across, top / down, width / across, height / down)
        yield OcrWord(corrected(row[11].strip()), max(0.0, float(row[10])), *box, line, paragraph, block)


def _counted(keys: Iterable[tuple[str, ...]]) -> list[int]:
    """Number neighbours from 0: the same number as long as the key stays the same."""
    keys, numbers = list(keys), [0]
    for before, now in pairwise(keys):
        numbers.append(numbers[-1] + (before != now))
    return numbers
