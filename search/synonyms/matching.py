"""From the words of a search to what else may stand for them. Of phrases inside one another the longest wins."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from search.models import SynonymKind

from .vocabulary import Group, Trigger, Vocabulary, current

# What a match of a synonym counts beside the reader's own word, and of one inside a longer phrase that has its own.
WEIGHT = 0.6
WEIGHT_WITHIN = 0.4
# Further alternatives are dropped, those of later groups first: of one place of the search, and of all together.
MOST_ALTERNATIVES = 12
MOST_TERMS = 64

Terms = tuple[str, ...]


@dataclass(frozen=True)
class Expansion:
    """Words ``start`` to ``end`` (not included) of the search may also be met by any of ``alternatives``.

    Each alternative is a sequence of terms that stand one after the other. ``weight`` is less than 1.
    """

    start: int
    end: int
    alternatives: tuple[Terms, ...]
    weight: float = WEIGHT


@dataclass(frozen=True)
class Meaning:
    """Words ``start`` to ``end`` (not included) are a short form. It is ambiguous with two labels or more."""

    start: int
    end: int
    labels: tuple[str, ...]


@dataclass(frozen=True)
class _Match:
    start: int
    length: int
    triggers: tuple[Trigger, ...]


def expansions(terms: Sequence[Terms]) -> list[Expansion]:
    """What else to look for. ``terms[i]`` are the possible terms of the i-th word; () for a stop word.

    No expansion of a phrase lies inside another's, but they may overlap. Inside a phrase of several words those of kind
    TERM follow with less weight, so that “Kuvendi i Komunës” also leads to a text that says “Skupština” only.
    """
    words = _Words(terms)
    found = [words.expansion(match, WEIGHT) for match in words.matches()]
    found += [words.expansion(match, WEIGHT_WITHIN) for match in words.matches_within()]
    return _cut([each for each in found if each.alternatives])


def meanings(terms: Sequence[Terms], language: str) -> list[Meaning]:
    """What the short forms among the words stand for, in the language where a name is known in it."""
    words = _Words(terms)
    found = []
    for match in words.matches():
        groups = [trigger.group for trigger in match.triggers if trigger.phrase.is_short_form]
        labels = _distinct([label for group in groups if (label := group.label(language))])
        if labels:
            found.append(Meaning(*words.span(match), labels))
    return found


class _Words:
    """The words of a search without its stop words, against the vocabulary."""

    def __init__(self, terms: Sequence[Terms]):
        self.at = [position for position, possible in enumerate(terms) if possible]
        self.possible = [terms[position] for position in self.at]
        self.vocabulary: Vocabulary = current()

    def span(self, match: _Match) -> tuple[int, int]:
        return self.at[match.start], self.at[match.start + match.length - 1] + 1

    def matches(self) -> Iterator[_Match]:
        """The longest from each word on, without those that lie inside an earlier one."""
        covered = 0
        for position in range(len(self.possible)):
            match = self._longest(position, len(self.possible))
            if match and position + match.length > covered:
                covered = position + match.length
                yield match

    def matches_within(self) -> Iterator[_Match]:
        """Shorter matches of ordinary words inside the long ones, each once."""
        outer = list(self.matches())
        known = {(match.start, match.length) for match in outer}
        for match in outer:
            end = match.start + match.length
            for position in range(match.start, end) if match.length > 1 else ():
                inner = self._longest(position, end, match.length - 1, SynonymKind.TERM)
                if inner and (position, inner.length) not in known:
                    known.add((position, inner.length))
                    yield inner

    def _longest(self, start: int, end: int, most: int | None = None, kind: str | None = None) -> _Match | None:
        fitting = [
            trigger
            for term in self.possible[start]
            for trigger in self.vocabulary.heads.get(term, ())
            if kind in (None, trigger.group.kind) and self._fits(trigger, start, end)
        ]
        fitting = [trigger for trigger in fitting if most is None or len(trigger.terms) <= most]
        if not fitting:
            return None
        length = max(len(trigger.terms) for trigger in fitting)
        return _Match(start, length, tuple(trigger for trigger in fitting if len(trigger.terms) == length))

    def _fits(self, trigger: Trigger, start: int, end: int) -> bool:
        if start + len(trigger.terms) > end:
            return False
        return all(term in self.possible[start + offset] for offset, term in enumerate(trigger.terms))

    def expansion(self, match: _Match, weight: float) -> Expansion:
        """The other words of the matched groups, without what the search asks for anyway."""
        groups = dict.fromkeys(trigger.group for trigger in match.triggers)
        ways = [way for group in groups for way in _sought(group) if not self._is_asked(way, match)]
        return Expansion(*self.span(match), _distinct(ways)[:MOST_ALTERNATIVES], weight)

    def _is_asked(self, way: Terms, match: _Match) -> bool:
        asked = self.possible[match.start : match.start + match.length]
        return len(way) == len(asked) and all(term in possible for term, possible in zip(way, asked, strict=True))


def _sought(group: Group) -> Iterator[Terms]:
    return (way for phrase in group.phrases if not phrase.only_typed for way in phrase.ways)


def _distinct(values: list) -> tuple:
    return tuple(dict.fromkeys(values))


def _cut(found: list[Expansion]) -> list[Expansion]:
    """As many alternatives as ``MOST_TERMS`` allow, whole phrases before what is inside them."""
    kept, left = [], MOST_TERMS
    for each in found:
        chosen: list[Terms] = []
        for way in each.alternatives:
            if len(way) <= left:
                chosen.append(way)
                left -= len(way)
        if chosen:
            kept.append(Expansion(each.start, each.end, tuple(chosen), each.weight))
    return kept
