"""What a query means, decided once for all engines.

- A term is made of the signs of ``TERM``. An alternative with any other term matches nothing, a word without a usable
  alternative is left out, and a query of which nothing is left matches nothing.
- Signs are asked for in lower case, whatever the case of the codes in them.
- A word given twice counts once; words, phrases and excluded words beyond the first ``MOST_WORDS`` are left out.
- Of more than ``COUNTED`` words the rarest ``COUNTED`` decide how many words match; the others matter only for "all
  words" and for "at least one". With n words there would be 2**n combinations to ask for.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import combinations

from search.queries import Alternative, Filters, Query, Word

from .base import DEEPEST

# The longest term is well within what every engine can index.
TERM = re.compile(r"[a-z0-9_./@:+#-]{1,200}")
MOST_WORDS = 32
COUNTED = 6


@dataclass(frozen=True)
class Plan:
    """A cleaned query and filters. ``counted`` are the words whose number of matches ranks; mostly ``words``."""

    words: tuple[Word, ...] = ()
    phrases: tuple[Word, ...] = ()
    excluded: tuple[Word, ...] = ()
    signs: tuple[tuple[str, ...], ...] = ()
    counted: tuple[Word, ...] = ()


def is_term(text: str) -> bool:
    return TERM.fullmatch(text) is not None


def plan(query: Query, filters: Filters, frequency: Callable[[Word], int] | None = None) -> Plan | None:
    """What to ask the engine for; None where nothing can match.

    ``frequency`` says how common a word is and is asked only where words have to be chosen (for ``candidates``).
    """
    words, phrases, excluded = (_usable(part) for part in (query.words, query.phrases, query.excluded))
    signs = tuple(tuple(sign.lower() for sign in group if is_term(sign.lower())) for group in filters.signs)
    if (query.words and not words) or len(phrases) < len(_distinct(query.phrases)) or not all(signs):
        return None
    counted = sorted(words, key=frequency)[:COUNTED] if frequency and len(words) > COUNTED else words[:COUNTED]
    return Plan(words, phrases, excluded, signs, tuple(counted))


def _usable(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words with the alternatives that can match."""
    kept = (replace(word, alternatives=tuple(filter(_can_match, word.alternatives))) for word in _distinct(words))
    return tuple(word for word in kept if word.alternatives)


def _can_match(alternative: Alternative) -> bool:
    return bool(alternative.terms) and all(map(is_term, alternative.terms))


def _distinct(words: tuple[Word, ...]) -> list[Word]:
    first: dict[tuple, Word] = {}
    for word in words:
        first.setdefault(tuple((each.terms, each.prefix) for each in word.alternatives), word)
    return list(first.values())[:MOST_WORDS]


def tiers(plan: Plan, every: Callable[[list], object], some: Callable[[list], object], word: Callable) -> list:
    """Expressions over all fields, from the best coverage to the least, after "all words in the heading".

    ``every`` and ``some`` join expressions, ``word`` makes one of a word. A record of a tier is in every later one too.
    """
    if not plan.words:
        return []
    counted = [word(each) for each in plan.counted]
    found = [
        some([every(list(chosen)) for chosen in combinations(counted, number)]) for number in range(len(counted), 0, -1)
    ]
    if len(plan.words) == len(counted):
        return found
    everything = [word(each) for each in plan.words]
    return [every(everything), *found, some(everything)]


def window(limit: int, offset: int) -> tuple[int, int]:
    """First and last (exclusive) place of the wanted candidates."""
    return max(offset, 0), min(max(offset, 0) + max(limit, 0), DEEPEST)


def between(filters: Filters) -> tuple[int | None, int | None]:
    """The smallest position of ``since`` and the largest of ``until``."""
    first = filters.since.toordinal() << 32 if filters.since else None
    last = ((filters.until.toordinal() + 1) << 32) - 1 if filters.until else None
    return first, last
