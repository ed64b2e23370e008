"""The records of one page of results, with titles and snippets that show why they were found."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.conf import settings
from django.db.models.functions import Substr

from search.choices import State
from search.models import CatalogueEntry
from search.queries import Query

from .file_matches import file_matches
from .marking import MOST_READ, Mark, Matcher, marked, snippet, words_of
from .results import Hit

# What pages and feeds show of an entry. Reading the others would cost as much again.
_SHOWN = """page_id translation_key position language family kind title summary address references date starts ends
    published_at changed_at file_count body__name""".split()  # noqa: SIM905


@dataclass(frozen=True)
class _Reading:
    """A public page of a record with the places of the matched words."""

    entry: CatalogueEntry
    title: list[Mark]
    summary: list[Mark]
    text: list[Mark]

    @property
    def words(self) -> frozenset[int]:
        return words_of([*self.title, *self.summary, *self.text])


def hits_of(positions: Sequence[int], query: Query, reader: str, today: date, pinned: bool = False) -> list[Hit]:
    """The hits in the order of the positions; records that are no longer public are left out. At most three queries."""
    entries = _entries(positions, reader)
    matcher = Matcher(query)
    readings = {position: _readings(entries[position], matcher) for position in positions if position in entries}
    every = frozenset(range(matcher.words))
    missing = {position: every - max((r.words for r in found), key=len) for position, found in readings.items()}
    wanted = {position: words for position, words in missing.items() if words and entries[position][0].file_count}
    files = file_matches(wanted, query, reader)
    return [
        replace(
            _hit(position, found, reader, today),
            others=tuple(entries[position][1:]),
            file=files.get(position),
            pinned=pinned,
        )
        for position, found in readings.items()
    ]


def _entries(positions: Sequence[int], reader: str) -> dict[int, list[CatalogueEntry]]:
    """The public pages of each record, the one for the reader first."""
    order = [reader, *settings.PUBLIC_LANGUAGES]
    found: dict[int, list[CatalogueEntry]] = defaultdict(list)
    # By position alone: with the language as well SQLite would walk through all entries of the languages.
    entries = CatalogueEntry.objects.filter(position__in=positions).select_related("body").only(*_SHOWN)
    for entry in entries.annotate(beginning=Substr("text", 1, MOST_READ)):
        if entry.language in order:
            found[entry.position].append(entry)
    for same in found.values():
        same.sort(key=lambda entry: (order.index(entry.language), entry.pk))
    return found


def _readings(entries: Sequence[CatalogueEntry], matcher: Matcher) -> list[_Reading]:
    """What the first page has of the words, and what the others have where it has none of them in summary and text."""
    first = _reading(entries[0], matcher)
    if first.summary or first.text:
        return [first]
    return [first, *(_reading(entry, matcher) for entry in entries[1:])]


def _reading(entry: CatalogueEntry, matcher: Matcher) -> _Reading:
    """The text is read only where the summary does not have all the words; it would not be shown."""
    title, summary = (matcher.marks(text, entry.language) for text in (entry.title, entry.summary))
    has_all = len(words_of(summary)) == matcher.words
    return _Reading(entry, title, summary, [] if has_all else matcher.marks(entry.beginning, entry.language))


def _hit(position: int, readings: Sequence[_Reading], reader: str, today: date) -> Hit:
    own = readings[0]
    # In another language only where that one says more of what was asked.
    best = max(readings, key=lambda reading: len(reading.words))
    shown = own if own.summary or own.text or not (best.summary or best.text) else best
    return Hit(
        position=position,
        entry=own.entry,
        title=marked(own.entry.title, own.title),
        snippet=_snippet(shown),
        matched_language=best.entry.language if best.words else "",
        state=state_on(own.entry.starts, own.entry.ends, today),
        snippet_language=shown.entry.language,
        reader=reader,
    )


def _snippet(reading: _Reading):
    entry = reading.entry
    if len(words_of(reading.text)) > len(words_of(reading.summary)) or not entry.summary:
        return snippet(entry.beginning, reading.text)
    return snippet(entry.summary, reading.summary)


def state_on(starts: date | None, ends: date | None, today: date) -> State | None:
    """Where a record stands on a day; None where its family has no states."""
    if starts is None or ends is None:
        return None
    if today < starts:
        return State.BEFORE
    return State.AFTER if today > ends else State.DURING
