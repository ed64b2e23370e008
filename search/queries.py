"""What is asked of an engine, in terms that the analysis made. No engine sees what the reader typed."""

from dataclasses import dataclass
from datetime import date

from .choices import State

# More than this many results are not counted; the page says "more than 1,000".
CAP = 1000


@dataclass(frozen=True)
class Alternative:
    """Terms that stand for a word: one term, or several that must follow each other in one field.

    ``weight`` (0 to 1) is what a match counts for: 1 for the reader's own word, less for a synonym.
    ``prefix`` takes the last term as the beginning of one (suggestions).
    """

    terms: tuple[str, ...]
    weight: float = 1.0
    prefix: bool = False


@dataclass(frozen=True)
class Word:
    """One word of the query with everything that may stand for it. It matches where any alternative does.

    ``typed`` is the word as the reader wrote it, in NFC and lower case.
    """

    typed: str
    alternatives: tuple[Alternative, ...]


@dataclass(frozen=True)
class Query:
    """``words`` are wanted, as many as possible; ``phrases`` must match; ``excluded`` must not.

    Without words and phrases every record matches that is not excluded.
    """

    words: tuple[Word, ...] = ()
    phrases: tuple[Word, ...] = ()
    excluded: tuple[Word, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.words or self.phrases)


@dataclass(frozen=True)
class Filters:
    """Conditions on records. ``signs`` are groups of facet signs: one of each group must be there.

    ``state`` asks for a state on ``today``; ``since`` and ``until`` are days of the record's date, both included.
    """

    today: date
    signs: tuple[tuple[str, ...], ...] = ()
    state: State | None = None
    since: date | None = None
    until: date | None = None
