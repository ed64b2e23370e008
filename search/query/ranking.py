"""The order of the best candidates: one scoring for every engine, over the terms of the records.

A score is ``share of the query found ** power * (found + own words + fields + neighbours + exactness + recency + whole
heading) * standing``; its numbers and their reasons are in ``weights``.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from documents.reading.script import in_latin
from search import analysis
from search.queries import Alternative, Query, Word

from . import weights


class Row(NamedTuple):
    """A candidate. Fields are terms with a space before and after each; ``files`` may be cut off, ``whole`` is all
    four. ``titles`` is how many titles the heading holds, one for each language. A list only names other pages."""

    position: int
    heading: str
    lead: str
    text: str
    files: str
    whole: str
    titles: int = 1
    is_past: bool = False
    is_list: bool = False


class Wording(NamedTuple):
    """What a record says as it is written, in lower case, in all languages."""

    titles: str
    text: str


def padded(terms: str) -> str:
    return f" {terms} "


def ranked(
    rows: Sequence[Row],
    query: Query,
    frequencies: Mapping[str, int],
    today: date,
    wordings: Callable[[list[int]], Mapping[int, Wording]],
    whole: int = 0,
) -> list[int]:
    """The positions of the rows, best first. ``rows`` come in the engine's order, most words first; of the first
    ``whole`` it is known that they have all words, wherever these stand. ``wordings`` reads how positions are written;
    it is asked once, for the best ``WORDED`` by everything else, which then stand before the others."""
    words = [*query.words, *query.phrases]
    if not words:
        return [row.position for row in rows]
    scorer = Scorer(words, frequencies, today)
    found = [scorer.found(row) for row in rows]
    least = [len(words) if index < whole else number for index, number in enumerate(_least_words(found))]
    scores = {row.position: scorer.score(row, *more) for row, *more in zip(rows, found, least, strict=True)}
    order = sorted(scores, key=lambda position: (-scores[position].plain, -position))
    best = order[: weights.WORDED]
    written = wordings(best)
    exact = {position: scores[position].with_exact(scorer.exact(written.get(position))) for position in best}
    return sorted(exact, key=lambda position: (-exact[position], -position)) + order[weights.WORDED :]


def _least_words(found: Iterable[Sequence]) -> list[int]:
    """How many words each row has at least: the engine puts rows with more words first, so that a row which shows
    fewer than a later one has the others in the part of its files that was not read."""
    least, most = [], 1
    for where in reversed(list(found)):
        most = max(most, _whole(where))
        least.append(most)
    return least[::-1]


@dataclass(frozen=True)
class _Match:
    """Where a word was found, as a share of the best place, and the terms that stand for it there. ``cover`` is how
    far it is the word that was asked for. The engine knows nothing of matches that are not whole. ``is_own`` where
    the reader's own word is there, and not a synonym alone."""

    strength: float
    terms: tuple[tuple[str, ...], ...]
    cover: float = 1.0
    is_whole: bool = True
    is_own: bool = False


def _whole(found: Iterable[_Match | None]) -> int:
    """How many words were found as the engine finds them."""
    return sum(match is not None and match.is_whole for match in found)


class _Score(NamedTuple):
    """What a row is worth, but for the words as they were typed, and how much of that counts."""

    worth: float
    share: float

    @property
    def plain(self) -> float:
        return self.worth * self.share

    def with_exact(self, exact: float) -> float:
        return (self.worth + exact) * self.share


class Scorer:
    def __init__(self, words: Sequence[Word], frequencies: Mapping[str, int], today: date):
        self.words = words
        # Texts are kept in Latin script.
        self.typed = [in_latin(word.typed) for word in words]
        self.today = today.toordinal()
        self.rarity = [_rarity(word, frequencies) for word in words]
        self.all_rarity = sum(self.rarity)

    def found(self, row: Row) -> list[_Match | None]:
        """What of each word stands in the row, None where nothing does."""
        return [_match(word.alternatives, row) for word in self.words]

    def score(self, row: Row, found: Sequence[_Match | None], least: int) -> _Score:
        shares, fields = self._shares(found, least)
        worth = weights.FOUND + fields + self._adjacent(row, found) + self._recent(row)
        worth += weights.WHOLE_HEADING * _heading_share(found, row) + weights.OWN * self._own_share(found)
        return _Score(worth, shares**weights.COVERAGE_POWER * _standing(row))

    def _shares(self, found: Sequence[_Match | None], least: int) -> tuple[float, float]:
        """(share of the query that was found, its strength by fields), both from 0 to 1 and weighed by rarity."""
        share = fields = 0.0
        missing = []
        for match, rarity in zip(found, self.rarity, strict=True):
            if match is None:
                missing.append(rarity)
            else:
                share += rarity * match.cover
                fields += rarity * match.strength
        unread = least - _whole(found)
        for rarity in sorted(missing)[:unread]:
            share += rarity
            fields += rarity * weights.FILES / weights.FIELDS / 2
        return share / self.all_rarity, fields / self.all_rarity

    def _own_share(self, found: Sequence[_Match | None]) -> float:
        """The share of the query that was found in the reader's own words, weighed by rarity."""
        own = [rarity for match, rarity in zip(found, self.rarity, strict=True) if match and match.is_own]
        return sum(own) / self.all_rarity

    def _adjacent(self, row: Row, found: Sequence[_Match | None]) -> float:
        """The share of neighbours in the query that are neighbours in the row."""
        pairs = list(zip(found, found[1:], strict=False))
        if not pairs:
            return 0.0
        points = sum(_together(first, second, row) for first, second in pairs if first and second)
        return weights.ADJACENT * points / len(pairs)

    def exact(self, wording: Wording | None) -> float:
        """What it is worth that words stand in the record as they were typed."""
        if wording is None:
            return 0.0
        points = 0.0
        for typed, rarity in zip(self.typed, self.rarity, strict=True):
            if has_word(wording.titles, typed):
                points += rarity
            elif has_word(wording.text, typed):
                points += rarity * weights.EXACT_ELSEWHERE
        return weights.EXACT * points / self.all_rarity

    def _recent(self, row: Row) -> float:
        age = max(0, self.today - (row.position >> 32))
        return weights.RECENT * 0.5 ** (age / weights.RECENT_DAYS)


def _standing(row: Row) -> float:
    """What a record counts for beside one that can be used now."""
    return (weights.PAST if row.is_past else 1.0) * (weights.LIST if row.is_list else 1.0)


def has_word(text: str, word: str) -> bool:
    """Whether the word or words stand in the text, and not as a part of another word."""
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
            return True
        start = text.find(word, end)
    return False


def _rarity(word: Word, frequencies: Mapping[str, int]) -> float:
    """By the reader's own word; its synonyms only where it stands nowhere."""
    single = [alternative for alternative in word.alternatives if len(alternative.terms) == 1]
    own = sum(frequencies.get(alternative.terms[0], 0) for alternative in single if alternative.weight == 1)
    every = own or sum(frequencies.get(alternative.terms[0], 0) for alternative in single)
    # A word of which nothing is known, such as a phrase, is as rare as one in some records.
    rarity = math.log1p(weights.RARITY / (every or 10))
    return rarity * (weights.ASKING if analysis.fold_word(word.typed) in weights.ASKING_WORDS else 1.0)


def _match(alternatives: Sequence[Alternative], row: Row) -> _Match | None:
    best, terms, is_own = 0.0, [], False
    for alternative in alternatives:
        strength = alternative.weight * _strength(alternative.terms, row)
        if strength:
            terms.append(alternative.terms)
            best = max(best, strength)
            is_own = is_own or alternative.weight == 1
    return _Match(best, tuple(terms), is_own=is_own) if terms else _beginning(alternatives, row)


def _beginning(alternatives: Sequence[Alternative], row: Row) -> _Match | None:
    """A long word of the reader's own that begins a term: with an ending that no rule takes off, or a misread one."""
    own = [a.terms[0] for a in alternatives if len(a.terms) == 1 and a.weight == 1]
    sought = [f" {term}" for term in own if len(term) >= weights.LONG_WORD]
    if any(term in row.whole for term in sought):
        return _Match(weights.FILES / weights.FIELDS / 2, (), weights.BEGINNING_COVERS, is_whole=False)
    return None


def _strength(terms: tuple[str, ...], row: Row) -> float:
    """Where terms stand, from 0 (nowhere) to 1 (everywhere and often)."""
    sought = f" {' '.join(terms)} "
    if sought not in row.whole:
        return 0.0
    points = weights.HEADING * (sought in row.heading) + weights.LEAD * (sought in row.lead)
    if times := row.text.count(sought):
        points += weights.TEXT * _often(times, len(row.text), weights.USUAL_TEXT)
    if times := row.files.count(sought):
        points += weights.FILES * _often(times, len(row.files), weights.USUAL_FILES)
    return points / weights.FIELDS


def _often(times: int, length: int, usual: int) -> float:
    """From 0 to 1: how much a text of this length is about what it says so many times."""
    long = 1 - weights.LENGTH_SHARE + weights.LENGTH_SHARE * length / usual
    return times / (times + weights.SATURATION * long)


def _together(first: _Match, second: _Match, row: Row) -> float:
    """1 where the two stand together in the heading, a part of it elsewhere; 0 where they never do."""
    pairs = [f" {' '.join(a + b)} " for a in first.terms for b in second.terms if a != b]
    pairs = [pair for pair in pairs if pair in row.whole]
    if any(pair in row.heading for pair in pairs):
        return 1.0
    return weights.ADJACENT_ELSEWHERE if pairs else 0.0


def _heading_share(found: Sequence[_Match | None], row: Row) -> float:
    """The share of a title that the query has, from 0 to 1. The heading holds the titles of all languages."""
    terms = {term for match in found if match for sequence in match.terms for term in sequence}
    length = (row.heading.count(" ") - 1) / row.titles
    return min(1.0, sum(row.heading.count(f" {term} ") for term in terms) / max(length, 1.0))
