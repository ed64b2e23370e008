"""One page of a scan from the file to its text."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.utils.module_loading import import_string
from PIL import Image

from documents.engines.normalise import normalise
from documents.ocr.base import OcrEngine, OcrPage
from documents.ocr.languages import all_languages, languages_for
from documents.ocr.rasterise import page_picture, prepared
from documents.ocr.turning import turned_back

_DEFAULT_ENGINE = "documents.ocr.tesseract.TesseractEngine"
# Measured: a page in the right script and the right way up has 85 to 97, any other less than 55.
_DOUBTFUL = 60
# Fewer letters are a picture or specks, not a page that lies on its side.
_LEAST_LETTERS = 40


def engine() -> OcrEngine:
    """Return the engine that ``settings.OCR_ENGINE`` names."""
    return import_string(getattr(settings, "OCR_ENGINE", _DEFAULT_ENGINE))()


def read_page(path: Path, number: int, language: str | None) -> OcrPage:
    """Return the text of page ``number`` (from 1) of a PDF; ``language`` is that of its edition, None if unknown.

    Boxes are fractions of the page as it is shown. A page that cannot be made out is tried in all languages and the
    other ways up, and the best reading is kept. Raises OcrFailed.
    """
    with tempfile.TemporaryDirectory(prefix="ocr-") as folder:
        picture = page_picture(path, number, Path(folder) / "page.pgm")
        best = None
        for languages, degrees in _ways(language):
            page = _read(picture, languages, degrees)
            if best is None or page.confidence > best.confidence:
                best = page
            if best.confidence >= _DOUBTFUL or len(best.text) < _LEAST_LETTERS:
                break
    return OcrPage(normalise([best.text])[0], best.confidence, best.words)


def _ways(language: str | None) -> Iterator[tuple[tuple[str, ...], int]]:
    first, everything = languages_for(language), all_languages()
    yield first, 0
    usable = first if engine().missing() else everything
    if usable != first:
        yield usable, 0
    for degrees in (180, 90, 270):
        yield usable, degrees


def _read(picture: Path, languages: tuple[str, ...], degrees: int) -> OcrPage:
    target = picture.with_name("prepared.pgm")
    turned = prepared(picture, target, degrees)
    page = engine().read(target, languages)
    with Image.open(target) as image:
        size = image.size
    words = tuple(turned_back(word, turned, size) for word in page.words) if turned else page.words
    return OcrPage(page.text, page.confidence, words)
