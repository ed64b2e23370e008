"""The terms of a text, and where they stand in it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain

from .endings import is_ending
from .folding import INSIDE, LONGEST, fold_word
from .found import Found
from .languages import Language, language_of
from .scanning import scan

# A word with the parts that hyphens join, also over the end of a line.
_PART = rf"[\w{INSIDE}]+"
WORD = re.compile(rf"{_PART}(?:[-‐‑](?:[ \t]*\r?\n[ \t]*)?{_PART})*")
_PARTS = re.compile(rf"(?:(?!_)[\w{INSIDE}])+")
_RUN = re.compile(r"\S+")
_BROKEN = re.compile(r"[-‐‑][ \t]*\r?\n")
# Words that a process keeps with their terms; a municipality's texts have fewer in each language.
_KEPT = 65_536
_MOST_PARTS = 4
# Signs that often stand around a word and are no part of it.
_AROUND = ".,;:!?()[]\"'„“”‟«»…"


@dataclass(frozen=True, slots=True)
class Token:
    """A place in the given text and its term.

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
        bare = written.strip(_AROUND)
        if bare != written:
            terms = self[bare]
        else:
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
    return read(text, language).terms


def tokens(text: str, language: str) -> Iterator[Token]:
    """The tokens of a text by their beginnings, each with its term; none for stop words."""
    found = read(text, language)
    return found.tokens(range(len(found.terms)))


def read(text: str, language: str) -> "Read":
    """The terms of a text, ready to be found in it. A text of nothing but stop words keeps them."""
    found = Read.of(text, _terms_of(language, False))
    return found if found.terms else Read.of(text, _terms_of(language, True))


@dataclass(frozen=True)
class Read:
    """A text with its terms. Where they stand is worked out only for those that are asked for."""

    text: str
    terms: list[str]
    known: _Terms
    found: list[Found]

    @classmethod
    def of(cls, text: str, known: _Terms) -> "Read":
        found = list(scan(text))
        split = WORD.findall if _BROKEN.search(text) else _between_spaces
        pieces, at = [], 0
        for each in found:
            pieces += map(known.__getitem__, split(text, at, each.start))
            pieces.append(each.terms)
            at = each.end
        pieces += map(known.__getitem__, split(text, at, len(text)))
        return cls(text, list(chain.from_iterable(pieces)), known, found)

    def tokens(self, numbers: Iterable[int]) -> Iterator[Token]:
        """The tokens of the terms with these numbers, counted from 0 in rising order."""
        wanted = iter(numbers)
        number, seen = next(wanted, None), 0
        for start, end, terms, is_word in self._pieces():
            if number is None:
                return
            if number < seen + len(terms):
                within = _words(self.text, start, end, self.known) if is_word else _same_place(start, end, terms)
                for token in within:
                    if seen == number:
                        yield token
                        number = next(wanted, None)
                    seen += 1
            else:
                seen += len(terms)

    def _pieces(self) -> Iterator[tuple[int, int, tuple[str, ...], bool]]:
        """(start, end, terms, whether it is a word) of what the terms were made of, in the order of the text."""
        pattern = WORD if _BROKEN.search(self.text) else _RUN
        at = 0
        for each in [*self.found, None]:
            for run in pattern.finditer(self.text, at, each.start if each else len(self.text)):
                yield run.start(), run.end(), self.known[run[0]], True
            if each:
                yield each.start, each.end, each.terms, False
                at = each.end


def _between_spaces(text: str, start: int, end: int) -> list[str]:
    """Three times as quick as a pattern, and the same words as long as none goes on in the next line."""
    return text[start:end].split()


def _same_place(start: int, end: int, terms: Iterable[str]) -> Iterator[Token]:
    return (Token(start, end, (term,)) for term in terms)


def _words(text: str, at: int, end: int, known: _Terms) -> Iterator[Token]:
    """The tokens of a piece of text that have a term."""
    for match in WORD.finditer(text, at, end):
        for part in parts_of(match[0]):
            if term := known.of_part(part):
                yield Token(match.start() + part.start, match.start() + part.end, term)
