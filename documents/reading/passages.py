"""Lines and words of a text with their places in it, and short quotations."""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from cms.text import ascii_text

# Signs around a line that belong to its look: list marks and the stars of text that came from a marked-up file.
_LINE = re.compile(r"[^\n]*[^\s*#_·•~|]", re.M)
_DECORATION = re.compile(r"[\s*#_·•~|'‘’`.,]*")
_WORD = re.compile(r"[^\W_]+")
# A heading pulled apart: V E N D I M, and with letters of two signs Z A K LJ U Č A K.
SPACED_LETTERS = re.compile(r"\b(?:(?:LJ|NJ|DŽ|SH|DH|TH|GJ|XH|ZH|LL|RR|[^\W\d_]) {1,2}){3,}[^\W\d_]{1,2}\b")
_MISREAD_DIGITS = str.maketrans("0156", "oise")

folded = lru_cache(maxsize=20_000)(ascii_text)


@cache
def known_words() -> dict[str, dict[str, str]]:
    """The word lists of ``words.toml``: group, name, words with spaces between."""
    with Path(__file__).with_name("words.toml").open("rb") as file:
        return tomllib.load(file)


@dataclass(frozen=True)
class Line:
    """A line that says something. ``number`` counts such lines; ``gap`` is how many empty lines stand before it."""

    text: str
    start: int
    end: int
    number: int
    gap: int


@dataclass(frozen=True)
class Word:
    """A word in plain Latin letters (see ``cms.text.ascii_text``) and its place."""

    fold: str
    start: int
    end: int


def lines_of(text: str) -> list[Line]:
    """The lines of a page without the decoration at their ends; lines without a letter or digit are left out."""
    lines, gap, at = [], 0, 0
    for raw in text.split("\n"):
        inner = _LINE.match(raw)
        lead = _DECORATION.match(raw).end()
        if inner and lead < inner.end() and any(sign.isalnum() for sign in raw):
            start, end = at + lead, at + inner.end()
            lines.append(Line(text[start:end], start, end, len(lines), gap))
            gap = 0
        else:
            gap += 1
        at += len(raw) + 1
    return lines


def line_at(lines: Sequence[Line], position: int) -> Line | None:
    """The line that holds a position of the text, or None between lines."""
    index = bisect_right(lines, position, key=lambda line: line.start) - 1
    return lines[index] if index >= 0 and position < lines[index].end else None


def words_of(text: str, start: int = 0) -> Iterator[Word]:
    """The words of a text; ``start`` is where it begins. ``V E N D I M`` is one word, and ``VEND1M`` is spelled out."""
    at = 0
    for spaced in (*SPACED_LETTERS.finditer(text), None):
        yield from (_word(word, start) for word in _WORD.finditer(text, at, spaced.start() if spaced else len(text)))
        if spaced:
            yield Word(folded(spaced.group().replace(" ", "")), start + spaced.start(), start + spaced.end())
            at = spaced.end()


def _word(match: re.Match, start: int) -> Word:
    fold = folded(match.group())
    if not fold.isdigit() and sum(sign.isalpha() for sign in fold) >= 2:
        fold = fold.translate(_MISREAD_DIGITS)
    return Word(fold, start + match.start(), start + match.end())


def quote(text: str, start: int, end: int, around: int = 50) -> str:
    """The passage with up to ``around`` signs on both sides, cut between words and on one line."""
    before, after = text[max(0, start - around) : start], text[end : end + around]
    if start > around:
        before = "… " + before.partition(" ")[2].lstrip()
    if end + around < len(text):
        after = after.rpartition(" ")[0].rstrip() + " …"
    return " ".join(f"{before}{text[start:end]}{after}".split())
