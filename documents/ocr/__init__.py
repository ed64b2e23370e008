"""Character recognition: pages of a PDF that have no text layer, read by an engine that a setting chooses.

``settings.OCR_ENGINE`` is the dotted path of a subclass of OcrEngine. ``OCR_SECONDS`` and ``OCR_MEGABYTES`` (of address
space) limit every process of a page.
"""

from pathlib import Path

from documents.ocr.base import OcrEngine, OcrFailed, OcrPage, OcrWord

__all__ = ["OcrEngine", "OcrFailed", "OcrPage", "OcrWord", "engine", "read_page"]


def engine() -> OcrEngine:
    """Return the engine that ``settings.OCR_ENGINE`` names."""
    # Not at the top, here and below: a child process imports this package, and would pay for Django at each page.
    from documents.ocr import reading

    return reading.engine()


def read_page(path: Path, number: int, language: str | None, likely: tuple[str, ...] = ()) -> OcrPage:
    """Return the text of one page, from 1; see ``documents.ocr.reading.read_page``. Raises OcrFailed."""
    from documents.ocr import reading

    return reading.read_page(path, number, language, likely)
