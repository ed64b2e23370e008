"""The municipality's agreed words: found in a text whatever their ending, and looked for in its translation."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from i18nfield.strings import LazyI18nString

from search import analysis

from .models import GlossaryTerm

DATA = Path(__file__).parent / "data" / "glossary.tsv"
# Letters in which two stems of a word may differ at their end: Serbian odluka, odluci.
_CHANGING = 1
_LONG_ENOUGH = 5


@dataclass(frozen=True)
class Agreed:
    """A word that stands in a text, the words agreed for it, and whether one of them stands in the translation."""

    word: str
    words: tuple[str, ...]
    kept: bool | None = None


class Glossary:
    """The terms in use for one direction, read once; then any number of texts without a query."""

    def __init__(self, language: str, into: str):
        self.language, self.into = language, into
        self.entries: list[tuple[str, list[str], tuple[str, ...]]] = []
        for term in GlossaryTerm.objects.filter(active=True):
            agreed = tuple(term.in_language(into))
            if agreed:
                words = ((word, analysis.terms(word, language)) for word in term.in_language(language))
                self.entries += [(word, terms, agreed) for word, terms in words if terms]
        # A longer term says more than the words in it: “Kryetari i Komunës” before “Kryetari”.
        self.entries.sort(key=lambda entry: -len(entry[1]))

    def check(self, text: str, translation: str | None = None) -> list[Agreed]:
        """The agreed words for ``text``; with a ``translation`` each says whether it was kept there."""
        terms = analysis.terms(text, self.language)
        free = [True] * len(terms)
        theirs = analysis.terms(translation, self.into) if translation else []
        found = []
        for word, wanted, agreed in self.entries:
            if _take(terms, free, wanted):
                kept = any(self._stands_in(each, theirs) for each in agreed) if translation else None
                found.append(Agreed(word, agreed, kept))
        return found

    def _stands_in(self, word: str, terms: list[str]) -> bool:
        return all(any(_alike(wanted, term) for term in terms) for wanted in analysis.terms(word, self.into))


def _take(terms: list[str], free: list[bool], wanted: list[str]) -> bool:
    """Whether ``wanted`` stands in ``terms`` at a place that no longer term took; the place is taken then."""
    length, taken = len(wanted), False
    for start in range(len(terms) - length + 1):
        if terms[start : start + length] == wanted and all(free[start : start + length]):
            free[start : start + length] = [False] * length
            taken = True
    return taken


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    shorter = min(len(one), len(other))
    return shorter >= _LONG_ENOUGH and one[: shorter - _CHANGING] == other[: shorter - _CHANGING]


def load(rows: Iterable[dict[str, str]]) -> int:
    """Add terms whose ``code`` is not there yet; return how many. What the office changed stays."""
    present = set(GlossaryTerm.objects.exclude(code="").values_list("code", flat=True))
    new = [
        GlossaryTerm(code=row["code"], words=LazyI18nString({k: v for k, v in row.items() if k != "code" and v}))
        for row in rows
        if row["code"] not in present
    ]
    GlossaryTerm.objects.bulk_create(new)
    return len(new)


def read(path: Path = DATA) -> list[dict[str, str]]:
    """The rows of a table with a column “code” and one for each language, separated by tabs."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))
