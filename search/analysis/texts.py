"""The terms of a text, and where they stand in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain

from .endings import is_ending
from .folding import INSIDE, LONGEST, fold_word
from .languages import Language, language_of
from .scanning import scan

# A word with the parts that hyphens join, also over the end of a line.
_PART = rf"[\w{INSIDE}]+"
WORD = re.compile(rf"{_PART}(?:[-‐‑](?:[ \t]*\r?\n[ \t]*)?{_PART})*")
_PARTS = re.compile(rf"(?:(?!_)[\w{INSIDE}])+")
_BROKEN = re.compile(r"[-‐‑][ \t]*\r?\n")
# Words that a process keeps with their terms; a municipality's texts have fewer in each language.
_KEPT = 65_536
_MOST_PARTS = 4


@dataclass(frozen=True, slots=True)
class Token:
    """A place in the given text and its term; none where a stop word stands there.

    Dates, ranges and hyphenated words give several tokens, one after the other in the same place.
    """

    start: int
    end: int
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A word or a part of a hyphenated one: its place in what is written, and its folded form."""

    start: int
    end: int
    folded: str


def parts_of(written: str) -> list[Part]:
    """What a word consists of. A hyphenated one comes whole first and then in its parts, without case endings."""
    found = [Part(match.start(), match.end(), fold_word(match[0])) for match in _PARTS.finditer(written)]
    found = [part for part in found if part.folded]
    while len(found) > 1 and is_ending(found[-1].folded):
        found.pop()
    if 1 < len(found) <= _MOST_PARTS and "_" not in written:
        joined = fold_word("".join(part.folded for part in found))
        return [Part(found[0].start, found[-1].end, joined), *found]
    return found


class _Terms(dict):
    """What words become, worked out once: what stands between two spaces, with its commas, to its terms."""

    def __init__(self, language: Language, keep_stop_words: bool):
        self.language, self.dropped = language, frozenset() if keep_stop_words else language.stop_words

    def __missing__(self, written: str) -> tuple[str, ...]:
        if len(self) >= _KEPT:
            self.clear()
        words = (parts_of(word) for word in WORD.findall(written))
        terms = tuple(term for parts in words for part in parts for term in self.of_part(part))
        self[written] = terms
        return terms

    def of_part(self, part: Part) -> tuple[str, ...]:
        return () if part.folded in self.dropped else (self.language.term(part.folded)[:LONGEST],)


@cache
def _terms_of(language: str, keep_stop_words: bool) -> _Terms:
    return _Terms(language_of(language), keep_stop_words)


def terms(text: str, language: str) -> list[str]:
    """The terms of a text in its order. A text of nothing but stop words keeps them."""
    return _terms(text, _terms_of(language, False)) or _terms(text, _terms_of(language, True))


def _terms(text: str, known: _Terms) -> list[str]:
    split = WORD.findall if _BROKEN.search(text) else _between_spaces
    pieces, at = [], 0
    for found in scan(text):
        pieces += map(known.__getitem__, split(text, at, found.start))
        pieces.append(found.terms)
        at = found.end
    pieces += map(known.__getitem__, split(text, at, len(text)))
    return list(chain.from_iterable(pieces))


def _between_spaces(text: str, start: int, end: int) -> list[str]:
    """Three times as quick as a pattern, and the same words as long as none goes on in the next line."""
    return text[start:end].split()


def tokens(text: str, language: str) -> Iterator[Token]:
    """The tokens of a text by their beginnings; their terms one after the other are ``terms`` of the text."""
    known = _terms_of(language, not _terms(text, _terms_of(language, False)))
    at = 0
    for found in scan(text):
        yield from _words(text, at, found.start, known)
        yield from (Token(found.start, found.end, (term,)) for term in found.terms)
        at = found.end
    yield from _words(text, at, len(text), known)


def _words(text: str, at: int, end: int, known: _Terms) -> Iterator[Token]:
    for match in WORD.finditer(text, at, end):
        # A word of one part was worked out before: marking words on a page asks for the same ones again and again.
        if match[0].isalpha() and (terms := known[match[0]]):
            yield Token(match.start(), match.end(), terms)
            continue
        for part in parts_of(match[0]):
            yield Token(match.start() + part.start, match.start() + part.end, known.of_part(part))
