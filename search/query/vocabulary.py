"""The portal's own words: collected from its public entries, kept by each process for spelling proposals."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.db import connection, transaction
from django.db.models import Max, Min, Q

from search import analysis
from search.models import CatalogueEntry, VocabularyWord

SHORTEST, LONGEST = 3, 40
_BATCH = 500


def rebuild_words() -> int:
    """Collect the words of all public entries anew, in one transaction; return how many there are."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    entries = CatalogueEntry.objects.only("language", "title", "summary", "text")
    for entry in entries.iterator(_BATCH):
        for folded, display in words_of(entry).items():
            counts[folded, entry.language][display] += 1
    rows = [_row(folded, language, displays) for (folded, language), displays in counts.items()]
    with transaction.atomic():
        VocabularyWord.objects.all().delete()
        VocabularyWord.objects.bulk_create(rows, batch_size=_BATCH)
    return len(rows)


def add_words(entries: Iterable[CatalogueEntry]) -> int:
    """Add the words of these entries that are not there yet; return how many were. Safe to repeat.

    Numbers of records grow with the next ``rebuild_words`` only: they order proposals and need not be exact.
    """
    found: dict[tuple[str, str], str] = {}
    for entry in entries:
        for folded, display in words_of(entry).items():
            found.setdefault((folded, entry.language), display)
    folded = list({folded for folded, _language in found})
    known = VocabularyWord.objects.filter(folded__in=folded).values_list("folded", "language")
    new = found.keys() - set(known)
    rows = [VocabularyWord(folded=word, language=code, display=found[word, code]) for word, code in sorted(new)]
    # Another process may have added the same word meanwhile.
    VocabularyWord.objects.bulk_create(rows, batch_size=_BATCH, ignore_conflicts=True)
    return len(rows)


def words_of(entry: CatalogueEntry) -> dict[str, str]:
    """The words of an entry: folded form and the way it is written there, without numbers and stop words."""
    found: dict[str, str] = {}
    for text in (entry.title, entry.summary, entry.text):
        for token in analysis.tokens(text, entry.language):
            word = text[token.start : token.end]
            if token.terms and word.isalpha() and SHORTEST <= len(word) <= LONGEST:
                folded = analysis.fold_word(word)
                if folded.isalnum() and len(folded) <= LONGEST:
                    # Titles shout; a word written small anywhere is written small.
                    found[folded] = min(found.get(folded, word), word, key=_capitals)
    return found


def _capitals(word: str) -> int:
    return sum(map(str.isupper, word))


def _row(folded: str, language: str, displays: Counter[str]) -> VocabularyWord:
    display, _records = max(displays.items(), key=lambda item: (item[1], item[0]))
    return VocabularyWord(folded=folded, language=language, display=display, records=displays.total())


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

    def near_length(self, length: int, most: int) -> Iterator[str]:
        for each in range(max(1, length - most), length + most + 1):
            yield from self.by_length.get(each, ())


_kept = Vocabulary()


def current() -> Vocabulary:
    """The vocabulary as the database has it: one query where nothing changed, new words are read by themselves."""
    global _kept
    keys = VocabularyWord.objects.aggregate(first=Min("pk"), last=Max("pk"))
    first, last = keys["first"] or 0, keys["last"] or 0
    if first != _kept.first or last < _kept.last:
        _kept = Vocabulary()
    if last != _kept.last:
        rows = VocabularyWord.objects.filter(pk__gt=_kept.last, pk__lte=last).order_by("pk")
        _kept.add(rows.values_list("folded", "display", "records").iterator(5_000))
        _kept.first, _kept.last = first, last
    return _kept
