"""Serbian words and sentences in both scripts, written by hand, to measure the conversion with.

The corpus holds what the conversion gets right. The unseen sentences were written before anybody looked at what it
makes of them, and nothing was mended for their sake: they measure what new text meets.
"""

from dataclasses import dataclass

from .lists import pairs
from .text import Converter


@dataclass(frozen=True)
class Line:
    latin: str
    cyrillic: str


@dataclass(frozen=True)
class Measured:
    """How many lines, and words (pieces between spaces), came out as written; ``misses`` are the lines that did not."""

    lines: int
    right_lines: int
    words: int
    right_words: int
    misses: tuple[tuple[Line, str], ...]


def corpus() -> list[Line]:
    """The lines of ``data/corpus.tsv``."""
    return [Line(latin, cyrillic) for latin, cyrillic in pairs("corpus.tsv")]


def unseen() -> list[Line]:
    """The lines of ``data/unseen.tsv``."""
    return [Line(latin, cyrillic) for latin, cyrillic in pairs("unseen.tsv")]


def measure(lines: list[Line], converter: Converter) -> Measured:
    answers = [(line, converter.text(line.latin)) for line in lines]
    right_words = sum(_right_words(line, answer) for line, answer in answers)
    misses = tuple((line, answer) for line, answer in answers if answer != line.cyrillic)
    words = sum(len(line.cyrillic.split()) for line in lines)
    return Measured(len(lines), len(lines) - len(misses), words, right_words, misses)


def _right_words(line: Line, answer: str) -> int:
    return sum(mine == theirs for mine, theirs in zip(line.cyrillic.split(), answer.split(), strict=False))
