"""From what a reader typed to what is asked of an engine. Every text has a meaning; none is an error."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from django.conf import settings

from search import analysis
from search.queries import Alternative, Query, Word
from search.synonyms import Expansion, expansions

from .weights import TORN_REFERENCE

# More words than this cost time and no longer change what is found.
MAX_WORDS = 20
_QUOTES = '"“”„‟«»'
_PHRASE = re.compile(rf"(?:(?<=\s)|^)(?P<minus>[-−]?)[{_QUOTES}](?P<words>[^{_QUOTES}]*)[{_QUOTES}]")
# A minus stands before a word; a hyphen inside a word and a dash between words are none.
_MINUS = re.compile(r"(?:(?<=\s)|^)[-−](?P<word>[^\s−-]\S*)")
# A group of a reference that is neither short nor a year.
_TELLING = re.compile(r"(?!(?:19|20)[0-9]{2}$)[0-9]{3,}").fullmatch

Expand = Callable[[Sequence[tuple[str, ...]]], list[Expansion]]


@dataclass(frozen=True)
class Parsed:
    """A query and what was noticed on the way.

    ``free`` are the searched words outside quotes as (start, end) in the text, in step with ``query.words``.
    ``reference`` holds the terms of a reference where nothing else was typed. ``too_common`` says that
    nothing but stop words was typed, which are in no index.
    """

    query: Query
    free: tuple[tuple[int, int], ...] = ()
    reference: tuple[str, ...] = ()
    too_common: bool = False
    # Every word outside quotes, stop words too: its possible terms, and the word as it was written.
    typed: tuple[tuple[str, ...], ...] = ()
    as_written: tuple[str, ...] = ()

    def written(self, start: int, end: int) -> str:
        """The words from the place ``start`` of ``typed`` to ``end`` (not included)."""
        return " ".join(self.as_written[start:end])


@dataclass
class _Parts:
    """What stands in the text, in its order. ``sequence`` holds stop words too, as pieces without terms."""

    sequence: list[tuple[analysis.Piece, int]] = field(default_factory=list)
    phrases: list[Word] = field(default_factory=list)
    excluded: list[Word] = field(default_factory=list)


def parse(text: str, expand: Expand = expansions) -> Parsed:
    """Understand a text on one line (``address.clean``). ``expand`` gives what else may stand for the words."""
    parts = _parts(text)
    words, free = _words(parts.sequence, expand)
    query = Query(words=words, phrases=_distinct(parts.phrases), excluded=_distinct(parts.excluded))
    return Parsed(
        query,
        free,
        reference=() if query.excluded else _reference(text),
        too_common=_says_nothing(text) and not query.phrases,
        typed=tuple(map(_possible, parts.sequence)),
        as_written=tuple(piece.text for piece, _start in parts.sequence),
    )


def _parts(text: str) -> _Parts:
    parts = _Parts()
    rest = _PHRASE.sub(lambda found: _take(parts, found["words"], found["minus"], found), text)
    rest = _MINUS.sub(lambda found: _take(parts, found["word"], "-", found), rest)
    # Quotes that are left were never closed; they are no part of a word.
    rest = re.sub(f"[{_QUOTES}]", " ", rest)
    if parts.phrases and _says_nothing(rest):
        return parts
    position = 0
    for piece in analysis.query_pieces(rest):
        start = max(rest.find(piece.text, position), position)
        position = start + len(piece.text)
        parts.sequence.append((piece, start))
    return parts


def _says_nothing(text: str) -> bool:
    """Whether there are words, but stop words only; the analysis keeps these where there is nothing else."""
    return any(map(str.isalnum, text)) and not analysis.query_terms(text)


def _take(parts: _Parts, words: str, minus: str, found: re.Match) -> str:
    """Keep a phrase or an excluded word. NUL signs take its place, so that its neighbours make no piece together."""
    word = _phrase(words)
    if word:
        (parts.excluded if minus else parts.phrases).append(word)
    return "\0" * len(found[0])


def _phrase(text: str) -> Word | None:
    """The words one after the other, as documents of each language have them; None where nothing is left."""
    if _says_nothing(text):
        return None
    pieces = analysis.query_pieces(text)
    if len(pieces) == 1:
        sequences = [tuple(terms) for terms in pieces[0].alternatives]
    else:
        sequences = [tuple(analysis.terms(text, language)) for language in (*settings.PUBLIC_LANGUAGES, "")]
    alternatives = tuple(Alternative(terms) for terms in dict.fromkeys(sequences) if terms)
    return Word(text.strip().lower(), alternatives) if alternatives else None


def _words(sequence: list[tuple[analysis.Piece, int]], expand: Expand) -> tuple[tuple[Word, ...], tuple]:
    """The words with all that may stand for them, each once, and where they stand."""
    words = [Word(piece.text.lower(), _own(piece)) for piece, _start in sequence]
    for expansion in expand(list(map(_possible, sequence))):
        added = tuple(Alternative(terms, expansion.weight) for terms in expansion.alternatives)
        for index in range(expansion.start, expansion.end):
            if words[index].alternatives:
                words[index] = replace(words[index], alternatives=_best(words[index].alternatives + added))
    kept, seen = [], set()
    for word, (piece, start) in zip(words, sequence, strict=True):
        if word.alternatives and word.alternatives not in seen:
            seen.add(word.alternatives)
            kept.append((word, (start, start + len(piece.text))))
    kept = kept[:MAX_WORDS]
    return tuple(word for word, _place in kept), tuple(place for _word, place in kept)


def _own(piece: analysis.Piece) -> tuple[Alternative, ...]:
    """What the piece itself asks for; a reference also for its groups one after the other, as recognition that lost
    the sign between them left them. Short numbers and years stand side by side too often to mean a reference."""
    own = tuple(map(Alternative, piece.alternatives))
    groups = tuple(own[0].terms[0].split("/")) if piece.is_reference else ()
    if len(groups) > 1 and any(map(_TELLING, groups)):
        own += (Alternative(groups, TORN_REFERENCE),)
    return own


def _possible(piece: tuple[analysis.Piece, int]) -> tuple[str, ...]:
    return tuple(terms[0] for terms in piece[0].alternatives if len(terms) == 1)


def _best(alternatives: tuple[Alternative, ...]) -> tuple[Alternative, ...]:
    """Each sequence of terms once, with its greatest weight."""
    best: dict[tuple[str, ...], Alternative] = {}
    for alternative in alternatives:
        known = best.get(alternative.terms)
        if known is None or known.weight < alternative.weight:
            best[alternative.terms] = alternative
    return tuple(best.values())


def _distinct(words: list[Word]) -> tuple[Word, ...]:
    return tuple({word.alternatives: word for word in words}.values())[:MAX_WORDS]


def _reference(text: str) -> tuple[str, ...]:
    """The terms of the one reference that was typed, with or without quotes and with nothing beside it."""
    pieces = analysis.query_pieces(text)
    if len(pieces) == 1 and pieces[0].is_reference:
        return tuple(terms[0] for terms in pieces[0].alternatives)
    return ()
