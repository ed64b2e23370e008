"""What the boxes of words tell about a page: where paragraphs begin, and whether it has columns."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from documents.ocr.base import OcrWord

# A distance between lines so many times the usual one begins a paragraph.
_WIDE = 1.4
# The page in strips: a gutter lies in the middle part, and few words cross it compared with those on both sides.
_STRIPS, _FIRST, _LAST = 100, 25, 75
_FEW, _LEAST_LINES = 0.3, 4


def with_paragraphs(words: Sequence[OcrWord]) -> tuple[OcrWord, ...]:
    """Return the words with paragraphs numbered anew: one begins with a block, or where lines stand wider apart.

    Tesseract's own paragraphs end at each short line.
    """
    lines = [list(line) for _number, line in groupby(words, key=lambda word: word.line)]
    steps = [_middle(below) - _middle(above) for above, below in pairwise(lines)]
    downwards = sorted(step for step in steps if step > 0)
    # Not the median: pages of headings and short paragraphs have more wide steps than narrow ones.
    usual = downwards[len(downwards) // 4] if downwards else 0
    paragraph, numbered = 0, []
    for number, line in enumerate(lines):
        if number:
            before = lines[number - 1][0]
            paragraph += before.block != line[0].block or steps[number - 1] > usual * _WIDE
        numbered += [replace(word, paragraph=paragraph) for word in line]
    return tuple(numbered)


def has_columns(words: Sequence[OcrWord]) -> bool:
    """Tell whether words stand in columns: a strip in the middle is free in most lines, and both sides are full."""
    crossing = [0] * (_STRIPS + 2)
    for strip in _strips(words):
        crossing[strip] += 1
    for middle in range(_FIRST, _LAST + 1):
        sides = min(max(crossing[:middle]), max(crossing[middle:]))
        if sides >= _LEAST_LINES and crossing[middle] <= sides * _FEW:
            return True
    return False


def _strips(words: Sequence[OcrWord]) -> Iterator[int]:
    for word in words:
        yield from range(int(word.left * _STRIPS), int((word.left + word.width) * _STRIPS) + 1)


def _middle(line: list[OcrWord]) -> float:
    return (min(word.top for word in line) + max(word.top + word.height for word in line)) / 2
