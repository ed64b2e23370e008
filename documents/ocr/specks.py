"""Lines that are no text: what recognition makes of the ring of a stamp, a signature or a coat of arms."""

import re
from collections.abc import Sequence
from itertools import groupby

from documents.ocr.base import OcrWord, weighted_confidence

# Measured on stamped pages: what a stamp gives has 10 to 50, and is made of pieces.
_UNSURE = 55
# A word or a number of this length is worth showing to a person, however unsure it is.
_SOMETHING = re.compile(r"[^\W\d_]{4}|\d{4}|\d[.,]\d")


def without_specks(words: Sequence[OcrWord]) -> tuple[OcrWord, ...]:
    """Return the words without lines that were hardly recognised and hold neither a word nor a number."""
    kept: list[OcrWord] = []
    for _line, line in groupby(words, key=lambda word: word.line):
        of_line = list(line)
        sure = weighted_confidence(of_line) >= _UNSURE
        if sure or _SOMETHING.search(" ".join(word.text for word in of_line)):
            kept += of_line
    return tuple(kept)
