"""What to offer while somebody types: whole words for the one that was begun, and records by their titles."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from search import analysis
from search.engines import Engine
from search.engines import engine as chosen_engine
from search.models import CatalogueEntry, VocabularyWord
from search.queries import Alternative, Filters, Word

from .address import clean
from .asked import MAX_TEXT
from .parsing import parse
from .vocabulary import beginning_with, in_case_of

LIMIT = 8
# So many letters begin a word; with fewer, everything does.
SHORTEST = 2
_LAST = re.compile(r"[^\W_]+$")
_QUOTES = '"“”„‟«»'
# Signs that the search reads as its own before a word: a minus, and quotes, each pair of which is left out first.
_IN_QUOTES = re.compile(rf"(?:(?<=\s)|^)[-−]?[{_QUOTES}][^{_QUOTES}]*[{_QUOTES}]")
_UNFINISHED = re.compile(rf"(?:\s|^)(?:[-−]\S*|[-−]?[{_QUOTES}][^{_QUOTES}]*)$")


@dataclass(frozen=True)
class Suggestion:
    """A query to go on with, or the ``address`` of the record with this title."""

    text: str
    language: str
    address: str = ""


def suggest(text: str, language: str, limit: int = LIMIT, engine: Engine | None = None) -> list[Suggestion]:
    """Up to ``limit`` suggestions for what was typed so far: words first, then titles, at least half of them titles
    where there are as many. Nothing of what is not public now; nothing before two letters, for a word behind a minus
    and inside quotes that are still open, where a title or another word would not be what the reader is typing."""
    text = clean(text)
    last = _LAST.search(text)
    if len(text) > MAX_TEXT or not last or len(last[0]) < SHORTEST or _UNFINISHED.search(_IN_QUOTES.sub(" ", text)):
        return []
    engine = engine or chosen_engine()
    titles = _titles(text[: last.start()], last[0], language, limit, engine)
    words = _words(last[0], language, limit, engine)
    before = text[: last.start()]
    completed = [Suggestion(before + in_case_of(last[0], word.display), word.language) for word in words]
    return [*completed[: max(limit - len(titles), limit // 2)], *titles][:limit]


def _words(last: str, language: str, limit: int, engine: Engine) -> list[VocabularyWord]:
    """Words that go on from the last one, else those of its stem; the reader's language and frequent ones first."""
    folded = analysis.fold_word(last)
    if not folded.isalnum():
        return []
    found = _known(folded, language, limit, engine)
    stem = min(analysis.query_terms(last), key=len, default="")
    if not found and len(stem) >= SHORTEST + 1 and stem.isalnum():
        found = _known(stem, language, limit, engine)
    return [word for word in found if word.folded != folded]


def _known(prefix: str, language: str, limit: int, engine: Engine) -> list[VocabularyWord]:
    rows = VocabularyWord.objects.filter(beginning_with(prefix)).order_by("-records", "folded", "pk")[: 3 * limit]
    words = sorted(rows, key=lambda word: word.language != language)
    terms = {word.pk: analysis.query_terms(word.display) for word in words}
    seen = engine.frequencies({term for each in terms.values() for term in each})
    public = [word for word in words if any(seen.get(term) for term in terms[word.pk])]
    return list({word.folded: word for word in reversed(public)}.values())[::-1][:limit]


def _titles(before: str, last: str, language: str, limit: int, engine: Engine) -> list[Suggestion]:
    """Records with all the words in the title, the last of them begun, and without the excluded ones; newest first."""
    asked = parse(before, expand=lambda _words: []).query
    folded = analysis.fold_word(last)
    # References and numbers have no zeros before them.
    folded = (folded.lstrip("0") or "0") if folded.isdigit() else folded
    begun = Alternative((folded,), prefix=True)
    stems = [Alternative((term,)) for term in analysis.query_terms(last) if term != folded]
    words = (*asked.words, *asked.phrases, Word(last.lower(), (begun, *stems)))
    query = replace(asked, words=(), phrases=words)
    # No state is asked for, so that the day is of no matter.
    positions = engine.candidates(query, Filters(date.min), limit)
    entries = CatalogueEntry.objects.filter(position__in=positions).only("position", "title", "language", "address")
    best: dict[int, CatalogueEntry] = {}
    for entry in sorted(entries, key=lambda entry: (entry.language == language, -entry.pk)):
        if _has_all(entry, words):
            best[entry.position] = entry
    shown = [best[position] for position in positions if position in best]
    return [Suggestion(entry.title, entry.language, entry.address) for entry in shown]


def _has_all(entry: CatalogueEntry, words: Sequence[Word]) -> bool:
    """Whether the words are in the title of this very entry; the record's heading has other titles too."""
    terms = {term for token in analysis.tokens(entry.title, entry.language) for term in token.terms}
    folded = {analysis.fold_word(word) for word in entry.title.split()}
    return all(any(_stands(alternative, terms, folded) for alternative in word.alternatives) for word in words)


def _stands(alternative: Alternative, terms: set[str], folded: set[str]) -> bool:
    if alternative.prefix:
        return any(word.startswith(alternative.terms[-1]) for word in folded | terms)
    return all(term in terms for term in alternative.terms)
