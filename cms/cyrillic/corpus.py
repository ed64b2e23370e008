"""Serbian words and sentences in both scripts, written by hand, to measure the conversion with."""

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


def measure(lines: list[Line], converter: Converter) -> Measured:
    answers = [(line, converter.text(line.latin)) for line in lines]
    right_words = sum(_right_words(line, answer) for line, answer in answers)
    misses = tuple((line, answer) for line, answer in answers if answer != line.cyrillic)
    words = sum(len(line.cyrillic.split()) for line in lines)
    return Measured(len(lines), len(lines) - len(misses), words, right_words, misses)


def _right_words(line: Line, answer: str) -> int:
    return sum(mine == theirs for mine, theirs in zip(line.cyrillic.split(), answer.split(), strict=False))
