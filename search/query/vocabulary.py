"""The portal's own words: collected from its public entries, kept by each process for spelling proposals."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain

from django.db import connection, transaction
from django.db.models import Q

from search import analysis
from search.models import CatalogueEntry, VocabularyWord

LONGEST = 40
_WORD = re.compile(r"[^\W\d_]{3,40}")
_BATCH = 500
# Ways of writing that a process keeps folded: the usual words of a municipality.
_KEPT = 32_768


def rebuild_words() -> int:
    """Collect the words of all public entries anew, in one transaction; return how many there are.

    Where they are as before nothing is written, and no process reads them again.
    """
    entries = CatalogueEntry.objects.values_list("language", "title", "summary", "text")
    rows = _rows((language, "\n".join(texts)) for language, *texts in entries.iterator(_BATCH))
    if {_told(row) for row in rows} == set(map(_told, VocabularyWord.objects.iterator(_BATCH))):
        return len(rows)
    with transaction.atomic():
        VocabularyWord.objects.all().delete()
        VocabularyWord.objects.bulk_create(rows, batch_size=_BATCH)
    return len(rows)


def add_words(entries: Iterable[CatalogueEntry]) -> int:
    """Add the words of these entries that are not there yet; return how many were. Safe to repeat.

    Numbers of records grow with the next ``rebuild_words`` only: they order proposals and need not be exact.
    """
    rows = {
        (row.folded, row.language): row
        for row in _rows((entry.language, f"{entry.title}\n{entry.summary}\n{entry.text}") for entry in entries)
    }
    folded = list({folded for folded, _language in rows})
    known = VocabularyWord.objects.filter(folded__in=folded).values_list("folded", "language")
    new = sorted(rows.keys() - set(known))
    # Another process may have added the same word meanwhile.
    VocabularyWord.objects.bulk_create([rows[word] for word in new], batch_size=_BATCH, ignore_conflicts=True)
    return len(new)


def _rows(texts: Iterable[tuple[str, str]]) -> list[VocabularyWord]:
    """The words of pairs of (language, text of an entry)."""
    written: dict[str, Counter[str]] = defaultdict(Counter)
    for language, text in texts:
        written[language].update(_words(text))
    # Each way of writing is folded once, after all were counted: there are far fewer of them than words.
    return [_row(folded, language, ways) for language in written for folded, ways in _by_fold(written[language])]


def _words(text: str) -> Iterable[str]:
    """The different words of a text. Titles shout; a word written small anywhere is written small."""
    written = set(chain.from_iterable(map(_words_of, set(text.split()))))
    small = set(filter(str.islower, written))
    ways: dict[str, str] = {}
    for word in written - small:
        if (lower := word.lower()) not in small:
            ways[lower] = max(ways.get(lower, word), word, key=_smallness)
    return small.union(ways.values())


@lru_cache(_KEPT)
def _words_of(written: str) -> list[str]:
    """The words in what stands between two spaces."""
    return _WORD.findall(written)


def _smallness(way: str) -> tuple[int, str]:
    return sum(map(str.islower, way)), way


def _by_fold(ways: Counter[str]) -> Iterator[tuple[str, Counter[str]]]:
    """The folded words, each with the ways in which it is written; without stop words."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for word, number in ways.items():
        if folded := _folded(word):
            found[folded][word] += number
    yield from found.items()


@lru_cache(_KEPT)
def _folded(word: str) -> str:
    """A word as it is compared; empty where it is not collected."""
    folded = analysis.fold_word(word)
    return "" if len(folded) > LONGEST or analysis.is_stop_word(folded) else folded


def _row(folded: str, language: str, ways: Counter[str]) -> VocabularyWord:
    """The word as it is mostly written. A record that writes it in two ways counts twice, which hardly matters."""
    display, _records = max(ways.items(), key=lambda item: (item[1], item[0]))
    return VocabularyWord(folded=folded, language=language, display=display, records=ways.total())


def _told(row: VocabularyWord) -> tuple[str, str, str, int]:
    return row.folded, row.language, row.display, row.records


def in_case_of(typed: str, display: str) -> str:
    """A word as somebody writes it who typed this: without capitals where none were typed."""
    return display if any(map(str.isupper, typed)) else display.lower()


def beginning_with(prefix: str) -> Q:
    """Words that begin with a folded text, answered from the index of either database."""
    if connection.vendor == "sqlite":
        # What stands after every letter: its LIKE takes no index.
        return Q(folded__gte=prefix, folded__lt=f"{prefix}\x7f")
    return Q(folded__startswith=prefix)


@dataclass
class Vocabulary:
    """The words of all languages in the memory of a process, by length for the spelling. ``first`` and ``last`` are
    the keys of its rows, by which a change is noticed."""

    first: int = 0
    last: int = 0
    display: dict[str, str] = field(default_factory=dict)
    records: dict[str, int] = field(default_factory=dict)
    by_length: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, rows: Iterable[tuple[str, str, int]]) -> None:
        """(folded, display, records); a word of two languages is displayed as in the one that has it more often."""
        for folded, display, records in rows:
            known = self.records.get(folded, 0)
            if not known:
                self.by_length[len(folded)].append(folded)
            if records > known:
                self.display[folded] = display
            self.records[folded] = max(known, records)

    def near_length(self, length: int, most: int) -> list[str]:
        near = range(max(1, length - most), length + most + 1)
        return list(chain.from_iterable(self.by_length.get(each, ()) for each in near))


_kept = Vocabulary()


def current() -> Vocabulary:
    """The vocabulary as the database has it: two queries where nothing changed, new words are read by themselves."""
    global _kept
    # Both ends in one question would make SQLite read all the rows between them.
    keys = VocabularyWord.objects.values_list("pk", flat=True)
    first, last = keys.order_by("pk").first() or 0, keys.order_by("-pk").first() or 0
    if first != _kept.first or last < _kept.last:
        _kept = Vocabulary()
    if last != _kept.last:
        rows = VocabularyWord.objects.filter(pk__gt=_kept.last, pk__lte=last).order_by("pk")
        _kept.add(rows.values_list("folded", "display", "records").iterator(5_000))
        _kept.first, _kept.last = first, last
    return _kept
