"""Boxes of words on a page that was turned before it was read, put back to where they stand on the page itself."""

from dataclasses import replace
from math import cos, radians, sin

from documents.ocr.base import OcrWord

_QUARTER = 90


def turned_back(word: OcrWord, degrees: float, size: tuple[int, int]) -> OcrWord:
    """Return the word with its box on the page as it was before it was turned anticlockwise by ``degrees``.

    ``size`` is that of the turned picture in pixels. A box keeps its size (with its sides exchanged on a page that lay
    on its side) and moves with its centre.
    """
    across, down = size
    lies = round(degrees / _QUARTER) % 2 == 1
    page_across, page_down = (down, across) if lies else (across, down)
    width, height = word.width * across, word.height * down
    x = (word.left - 0.5) * across + width / 2
    y = (word.top - 0.5) * down + height / 2
    angle = radians(degrees)
    x, y = x * cos(angle) - y * sin(angle), x * sin(angle) + y * cos(angle)
    if lies:
        width, height = height, width
    return replace(
        word,
        left=_within((x - width / 2) / page_across + 0.5),
        top=_within((y - height / 2) / page_down + 0.5),
        width=_within(width / page_across),
        height=_within(height / page_down),
    )


def _within(fraction: float) -> float:
    return min(1.0, max(0.0, fraction))
