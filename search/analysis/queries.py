"""What a reader typed, word by word, in no language that we know of."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

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
    nothing else was typed. A date asks for its most exact term, a reference also for its other form of the year.
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
    at = 0
    for found in scan(text):
        yield from _words(text, at, found.start, dropped)
        yield _number(text[found.start : found.end], found)
        at = found.end
    yield from _words(text, at, len(text), dropped)


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
        others = references.other_years(found.terms[0])
        return replace(piece, alternatives=((found.terms[0],), *((other,) for other in others)), is_reference=True)
    return piece
