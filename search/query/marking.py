"""Matched words in a text as it stands: where they are, and the text around them with marks."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from search import analysis
from search.queries import Query

# What is read of a text for marks, and shown of it around them, in signs.
MOST_READ = 20_000
SHOWN = 200
# How far a snippet may begin before its first match, to begin with a sentence.
_BEFORE = 60
_SENTENCE = re.compile(r"[.!?;:]\s+|\n\s*")


@dataclass(frozen=True)
class Mark:
    """A matched word: its place in the text and the numbers of the query's words that it stands for."""

    start: int
    end: int
    words: frozenset[int]


class Matcher:
    """Finds the words of a query in texts, each word with all that may stand for it."""

    def __init__(self, query: Query):
        self.words = len(query.words) + len(query.phrases)
        self.singles: dict[str, set[int]] = {}
        self.sequences: dict[str, set[tuple[tuple[str, ...], int]]] = {}
        for number, word in enumerate([*query.words, *query.phrases]):
            for alternative in word.alternatives:
                first, *more = alternative.terms
                if more:
                    self.sequences.setdefault(first, set()).add((alternative.terms, number))
                else:
                    self.singles.setdefault(first, set()).add(number)
        self._firsts = self.singles.keys() | self.sequences.keys()

    def marks(self, text: str, language: str) -> list[Mark]:
        """The matches in the order of the text, apart from each other; only its beginning is read."""
        if not self._firsts:
            return []
        read = analysis.read(text[:MOST_READ], language)
        found = [] if self._firsts.isdisjoint(read.terms) else list(self._found(read.terms))
        ends = sorted({number for first, last, _words in found for number in (first, last)})
        places = dict(zip(ends, read.tokens(ends), strict=True))
        return _apart([Mark(places[first].start, places[last].end, words) for first, last, words in found])

    def _found(self, terms: Sequence[str]) -> Iterator[tuple[int, int, frozenset[int]]]:
        """(first term, last term, words) of every match, by the numbers of the terms."""
        for index, term in enumerate(terms):
            if term not in self._firsts:
                continue
            if term in self.singles:
                yield index, index, frozenset(self.singles[term])
            for sequence, word in self.sequences.get(term, ()):
                last = index + len(sequence)
                if tuple(terms[index:last]) == sequence:
                    yield index, last - 1, frozenset({word})


def _apart(marks: list[Mark]) -> list[Mark]:
    """Marks that overlap become one."""
    joined: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, mark.end)):
        if joined and mark.start < joined[-1].end:
            last = joined.pop()
            mark = Mark(last.start, max(last.end, mark.end), last.words | mark.words)
        joined.append(mark)
    return joined


def words_of(marks: Iterable[Mark]) -> frozenset[int]:
    return frozenset().union(*(mark.words for mark in marks))


def marked(
    text: str,
    marks: Iterable[Mark],
    start: int = 0,
    end: int | None = None,
    shown: Callable[[str], str] = str,
) -> SafeString:
    """The text from ``start`` to ``end`` on one line, escaped, with the marks in ``<mark>``.

    Places are those of the text as it stands. ``shown`` may change the letters of each piece afterwards (another
    script); its answer is escaped too.
    """
    end = len(text) if end is None else end
    pieces, position = [], start
    for mark in marks:
        if start <= mark.start and mark.end <= end:
            pieces += [_piece(text[position : mark.start], shown), "<mark>"]
            pieces += [_piece(text[mark.start : mark.end], shown), "</mark>"]
            position = mark.end
    pieces.append(_piece(text[position:end], shown))
    # Every piece was escaped by _piece.
    return mark_safe("".join(pieces))  # noqa: S308


def _piece(text: str, shown: Callable[[str], str]) -> str:
    return escape(shown(re.sub(r"\s+", " ", text)))


def snippet(text: str, marks: Sequence[Mark], shown: Callable[[str], str] = str) -> SafeString:
    """About ``SHOWN`` signs of the text with the most of the query's words, cut between words or sentences."""
    start = _start(text, _best(marks).start if marks else 0)
    end = _end(text, start + SHOWN)
    cut = marked(text, marks, start, end, shown)
    before, after = ("… " if text[:start].strip() else ""), (" …" if text[end:].strip() else "")
    return mark_safe(before + cut.strip() + after)  # noqa: S308


def _best(marks: Sequence[Mark]) -> Mark:
    """The mark from which the most words follow within the length of a snippet; the first of equals."""
    starts = [mark.start for mark in marks]

    def worth(index: int) -> tuple[int, int]:
        end = bisect_left(starts, marks[index].start + SHOWN - _BEFORE)
        return len(words_of(marks[index:end])), min(end - index, 5)

    # Only the first hundred are weighed: a text that says a word more often says it everywhere.
    return marks[max(range(min(len(marks), 100)), key=lambda index: (*worth(index), -index))]


def _start(text: str, match: int) -> int:
    """The beginning of the sentence before a match, else of a word not far before it."""
    if match <= _BEFORE:
        return 0
    far = match - _BEFORE
    ends = [found.end() for found in _SENTENCE.finditer(text, far, match)]
    if ends:
        return ends[-1]
    space = text.find(" ", far, match)
    return space + 1 if space >= 0 else match


def _end(text: str, end: int) -> int:
    """The end of a word near ``end``."""
    if end >= len(text):
        return len(text)
    space = max(text.rfind(" ", 0, end), text.rfind("\n", 0, end))
    return space if space > end - _BEFORE else end
