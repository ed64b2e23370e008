"""What a reader typed, word by word, in no language that we know of."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import product

from . import dates, references
from .folding import LONGEST
from .found import Found, Kind
from .languages import all_languages, stop_words_of_all
from .scanning import scan
from .texts import WORD, Part, parts_of

Alternatives = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Piece:
    """A word, number, date or reference as it was typed (``text`` is a part of the query) and what it asks for.

    Each alternative is a sequence of terms that must follow each other, mostly one. Stop words have none, unless
    nothing else was typed. A date asks for its most exact term, a reference also for its other forms. A day without
    a year asks for the day of any year, or for its words as they stand.
    """

    text: str
    alternatives: Alternatives
    is_reference: bool = False
    is_date: bool = False


def query_pieces(text: str) -> list[Piece]:
    """The pieces of a query in its order."""
    pieces = list(_pieces(text, stop_words_of_all()))
    if any(piece.alternatives for piece in pieces):
        return pieces
    return list(_pieces(text, frozenset()))


def query_terms(word_or_reference: str) -> tuple[str, ...]:
    """The single terms that documents of any language may have for a word; none for a stop word."""
    pieces = _pieces(word_or_reference, stop_words_of_all())
    found = (terms[0] for piece in pieces for terms in piece.alternatives if len(terms) == 1)
    return tuple(dict.fromkeys(found))


def _pieces(text: str, dropped: frozenset[str]) -> Iterator[Piece]:
    at, left = 0, deque(scan(text))
    while left:
        first = left.popleft()
        day = dates.day_and_month(text, first.start) if first.kind is Kind.NUMBER else None
        end, within = day.end if day else first.end, [first]
        while left and left[0].start < end:
            within.append(left.popleft())
        last = max(end, within[-1].end)
        yield from _words(text, at, first.start, dropped)
        pieces = _plain_pieces(text, first.start, last, within, dropped)
        # What goes on behind the day, such as an address, is none of its words.
        yield from [_day(text[first.start : end], day, pieces)] if day and last == end else pieces
        at = last
    yield from _words(text, at, len(text), dropped)


def _plain_pieces(text: str, at: int, end: int, found: Iterable[Found], dropped: frozenset[str]) -> Iterator[Piece]:
    """The words from ``at`` to ``end`` and what was found between them."""
    for each in found:
        yield from _words(text, at, each.start, dropped)
        yield _number(text[each.start : each.end], each)
        at = each.end
    yield from _words(text, at, end, dropped)


def _day(text: str, day: Found, pieces: Iterable[Piece]) -> Piece:
    """A day without a year, or the pieces it is made of one after the other."""
    written = product(*(piece.alternatives for piece in pieces if piece.alternatives))
    sequences = [tuple(term for terms in each for term in terms) for each in written]
    return Piece(text, tuple(dict.fromkeys([day.terms, *sequences])), is_date=True)


def _words(text: str, at: int, end: int, dropped: frozenset[str]) -> Iterator[Piece]:
    for match in WORD.finditer(text, at, end):
        parts = parts_of(match[0])
        if parts:
            yield Piece(match[0], _alternatives(parts, dropped))


def _alternatives(parts: list[Part], dropped: frozenset[str]) -> Alternatives:
    """The stems of a word in every language; of a hyphenated one joined, or its parts one after the other."""
    whole, *others = [part.folded for part in parts]
    found = [] if whole in dropped else [(language.term(whole)[:LONGEST],) for language in all_languages()]
    kept = [part for part in others if part not in dropped]
    if kept:
        found += [tuple(language.term(part)[:LONGEST] for part in kept) for language in all_languages()]
    return tuple(dict.fromkeys(found))


def _number(text: str, found: Found) -> Piece:
    piece = Piece(text, ((found.terms[0],),))
    if found.kind is Kind.DATE:
        return replace(piece, alternatives=((dates.most_exact(found.terms),),), is_date=True)
    if found.kind is Kind.REFERENCE:
        others = references.other_forms(found.terms[0])
        return replace(piece, alternatives=((found.terms[0],), *((other,) for other in others)), is_reference=True)
    return piece
