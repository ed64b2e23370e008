"""Other spellings of a query that finds little, made of the portal's own words. They are offered, never applied."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from search import analysis
from search.engines import Engine

from . import vocabulary
from .asked import Asked
from .confusions import distance
from .parsing import Parsed
from .results import Proposal
from .vocabulary import Vocabulary, in_case_of

MOST_PROPOSALS = 3
# Words of a query that are looked up, near words that are weighed, and those of them whose records are counted.
_MOST_WORDS, _WEIGHED, _CHECKED = 4, 60, 6
# A word torn in two, or two that lost their space.
_TORN = 0.4
_LETTERS = re.compile(r"[^\W\d_]")
# Recognition reads ë as signs that no word has.
_READ_FOR_E = str.maketrans("€&", "ee")
_RUN = re.compile(r"\S+")
_ENDS = re.compile(r"^[^\w€&]+|[^\w€&]+$")


@dataclass(frozen=True)
class _Change:
    """Another wording for a part of the text, and how far it is from what was typed."""

    start: int
    end: int
    text: str
    cost: float


def proposals(asked: Asked, parsed: Parsed, rare: Sequence[int | None], engine: Engine) -> list[Proposal]:
    """Up to ``MOST_PROPOSALS`` spellings, the likeliest first.

    ``rare[i]`` is the number of records with the i-th word where that is too small, else None; a proposal has more.
    """
    places = {
        place: number
        for place, number in zip(parsed.free, rare, strict=True)
        if number is not None and not _is_day_or_number(asked.text[slice(*place)])
    }
    words = vocabulary.current() if places else Vocabulary()
    if not words.records:
        return []
    runs = [found.span() for found in _RUN.finditer(asked.text)]
    wanted = {run: max(numbers) for run in runs if (numbers := _numbers(run, places))}
    wanted = dict(list(wanted.items())[:_MOST_WORDS])
    found = [_changes(asked.text, run, runs, words) for run in wanted]
    found = _confirmed(found, list(wanted.values()), engine)
    return [_proposal(asked, changes) for changes in _combined(found) if changes]


def _is_day_or_number(piece: str) -> bool:
    """“29 mars 2019” or “12/3”, which were meant; not “p6r”, in which a letter was misread."""
    return any(map(str.isdigit, piece)) and (piece[0].isdigit() or " " in piece)


def _numbers(run: tuple[int, int], places: Mapping[tuple[int, int], int]) -> list[int]:
    """The numbers of records of the words in a run of signs."""
    return [number for (start, end), number in places.items() if run[0] < end and start < run[1]]


def _changes(text: str, run: tuple[int, int], runs: Sequence[tuple[int, int]], words: Vocabulary) -> list[_Change]:
    """Everything that a run of signs may have been meant to be, the nearest first."""
    start, end = _word_in(text, run)
    written = text[start:end]
    typed = _folded(written)
    if len(typed) < 3 or not _LETTERS.search(typed) or "/" in typed:
        return []
    near = [
        _Change(start, end, in_case_of(written, words.display[word]), cost)
        for word, cost in _near(typed, words)
        if word != analysis.fold_word(written)
    ]
    changes = [*near, *_split(typed, start, end, words), *_joined(text, run, runs, words)]
    return sorted(changes, key=lambda change: change.cost)[:_CHECKED]


def _word_in(text: str, run: tuple[int, int]) -> tuple[int, int]:
    """The run without quotes, brackets, stops and a minus at its ends."""
    start, end = run
    signs = text[start:end]
    left = _ENDS.match(signs)
    right = _ENDS.search(signs, left.end() if left else 0)
    return start + (left.end() if left else 0), start + (right.start() if right else len(signs))


def _folded(word: str) -> str:
    return analysis.fold_word(word.translate(_READ_FOR_E))


def _near(typed: str, words: Vocabulary) -> list[tuple[str, float]]:
    """(word, cost) of the vocabulary's words that are near; frequent ones are a little nearer."""
    most = 1 if len(typed) < 5 else 2 if len(typed) < 9 else 3
    choices = words.near_length(len(typed), min(most, 2))
    found = extract(typed, choices, scorer=OSA.distance, score_cutoff=most, limit=_WEIGHED)
    costs = ((word, distance(typed, word)) for word, _letters, _index in found)
    allowed = min(2.0, 0.3 * len(typed))
    return [(word, cost - 0.1 * math.log10(words.records[word] + 1)) for word, cost in costs if cost <= allowed]


def _split(typed: str, start: int, end: int, words: Vocabulary) -> list[_Change]:
    """The two words that lost the space between them, where both are known."""
    parts = ((typed[:at], typed[at:]) for at in range(2, len(typed) - 1))
    known = [(one, two) for one, two in parts if _is_known(one, words) and _is_known(two, words)]
    best = max(known, key=lambda pair: min(words.records.get(part, 1) for part in pair), default=None)
    if best is None:
        return []
    return [_Change(start, end, " ".join(words.display.get(part, part).lower() for part in best), _TORN)]


def _is_known(word: str, words: Vocabulary) -> bool:
    """A word of the portal, or a stop word."""
    return word in words.records or (len(word) > 1 and not analysis.query_terms(word))


def _joined(text: str, run: tuple[int, int], runs: Sequence[tuple[int, int]], words: Vocabulary) -> list[_Change]:
    """The run together with the one before or after it, where that is a known word."""
    index = runs.index(run)
    changes = []
    for one, two in zip(runs[max(0, index - 1) : index + 1], runs[index : index + 2] or [run], strict=False):
        written = "".join(text[slice(*_word_in(text, part))] for part in (one, two))
        word = _folded(written)
        if one != two and word in words.records:
            shown = in_case_of(written, words.display[word])
            changes.append(_Change(_word_in(text, one)[0], _word_in(text, two)[1], shown, _TORN))
    return changes


def _confirmed(found: list[list[_Change]], own: Sequence[int], engine: Engine) -> list[list[_Change]]:
    """The changes of which every word stands in more public records now than what was typed (``own``).

    The index is asked once for all.
    """
    terms = {change.text: [analysis.query_terms(word) for word in change.text.split()] for c in found for change in c}
    seen = engine.frequencies({term for each in terms.values() for word in each for term in word})

    def records(change: _Change) -> int:
        # Stop words are in no index; a change of stop words alone leads nowhere.
        asked = [word for word in terms[change.text] if word]
        return min((sum(seen.get(term, 0) for term in word) for word in asked), default=0)

    return [[c for c in changes if records(c) > number] for changes, number in zip(found, own, strict=True)]


def _combined(found: list[list[_Change]]) -> list[list[_Change]]:
    """The nearest change of every part together, then the next best of one part with the nearest of the others."""
    found = [changes for changes in found if changes]
    if not found:
        return []
    best = [changes[0] for changes in found]
    others = [
        (change.cost - changes[0].cost, [*best[:index], change, *best[index + 1 :]])
        for index, changes in enumerate(found)
        for change in changes[1:]
    ]
    ways = [best, *(way for _more, way in sorted(others, key=lambda other: other[0]))]
    apart = [_apart(way) for way in ways]
    return list({tuple(way): way for way in apart}.values())[:MOST_PROPOSALS]


def _apart(changes: list[_Change]) -> list[_Change]:
    """The changes in the order of the text, without those that change what another has changed."""
    kept: list[_Change] = []
    for change in sorted(changes, key=lambda change: (change.start, change.cost)):
        if not kept or change.start >= kept[-1].end:
            kept.append(change)
    return kept


def _proposal(asked: Asked, changes: Sequence[_Change]) -> Proposal:
    text, label, position = "", SafeString(""), 0
    for change in changes:
        between = asked.text[position : change.start]
        text += between + change.text
        label += format_html("{}<mark>{}</mark>", between, change.text)
        position = change.end
    rest = asked.text[position:]
    label = mark_safe(label + format_html("{}", rest))  # noqa: S308
    return Proposal(text + rest, label, asked.having(text=text + rest).query_string)
