"""One page of a scan from the file to its text."""

import tempfile
from dataclasses import replace
from pathlib import Path

from django.conf import settings
from django.utils.module_loading import import_string
from PIL import Image

from documents.engines.normalise import normalise
from documents.ocr.base import OcrEngine, OcrPage, text_of, weighted_confidence
from documents.ocr.languages import attempts, languages_for
from documents.ocr.rasterise import page_picture, prepared
from documents.ocr.specks import without_specks
from documents.ocr.turning import turned_back

_DEFAULT_ENGINE = "documents.ocr.tesseract.TesseractEngine"
# Measured: a whole page in the right language has 89 to 97, half of it in another script 70, all of it, or upside
# down, less than 55.
_SURE, _DOUBTFUL = 78, 60
# Fewer letters are a picture or specks, not a page that lies on its side.
_LEAST_LETTERS = 40
_OTHER_WAYS_UP = (180, 90, 270)


def engine() -> OcrEngine:
    """Return the engine that ``settings.OCR_ENGINE`` names."""
    return import_string(getattr(settings, "OCR_ENGINE", _DEFAULT_ENGINE))()


def read_page(path: Path, number: int, language: str | None, likely: tuple[str, ...] = ()) -> OcrPage:
    """Return the text of page ``number`` (from 1) of a PDF; ``language`` is that of its edition, None if unknown.

    ``likely`` are the ``languages`` in which the page before was read: a document seldom changes its script. Boxes
    are fractions of the page as it is shown. A page that cannot be made out is tried in more languages and the other
    ways up, and the best reading is kept. Raises OcrFailed.
    """
    with tempfile.TemporaryDirectory(prefix="ocr-") as folder:
        best = _best(page_picture(path, number, Path(folder) / "page.pgm"), language, likely)
    # Only at the end: what is nonsense tells that a page lies on its side.
    words = without_specks(best.words)
    return replace(best, words=words, text=normalise([text_of(words)])[0], confidence=weighted_confidence(words))


def _best(picture: Path, language: str | None, likely: tuple[str, ...]) -> OcrPage:
    best, usable = OcrPage("", 0.0, ()), languages_for(language)
    for languages in sorted(attempts(language), key=lambda one: one != likely):
        if _may_use(languages, language):
            best, usable = _better(best, _read(picture, languages, 0)), languages
            if best.confidence >= _SURE or not best.words:
                return best
    for degrees in _OTHER_WAYS_UP:
        if best.confidence >= _DOUBTFUL or len(best.text) < _LEAST_LETTERS:
            break
        best = _better(best, _read(picture, usable, degrees))
    return best


def _may_use(languages: tuple[str, ...], language: str | None) -> bool:
    """Data of languages that this edition does not need may not be installed."""
    return set(languages) <= set(languages_for(language)) or engine().languages().issuperset(languages)


def _better(one: OcrPage, other: OcrPage) -> OcrPage:
    return max(one, other, key=lambda page: page.confidence)


def _read(picture: Path, languages: tuple[str, ...], degrees: int) -> OcrPage:
    target = picture.with_name("prepared.pgm")
    turned = prepared(picture, target, degrees)
    if turned is None:
        return OcrPage("", 0.0, ())
    page = engine().read(target, languages)
    with Image.open(target) as image:
        size = image.size
    words = tuple(turned_back(word, turned, size) for word in page.words) if turned else page.words
    return replace(page, words=words, languages=languages)
