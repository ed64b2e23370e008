"""What a check says, and how values that only one version has find the value that stands in their place. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from rapidfuzz.distance import OSA

from .alignment import Alignment
from .choices import Code, Kind
from .parts import Passage

# So many values of each side are compared with those of the other; the rest are told as standing alone.
MOST_COMPARED = 150
# Two texts that share nothing disagree in everything; nobody reads on after so many of a kind.
MOST_OF_A_KIND = 50
# Values are taken for each other from here on, of 1; this much of it is for the values' own likeness.
_SAME_PLACE = 0.4
_OWN_LIKENESS = 0.4
# The only two that are left belong together where they stand at most this part of the text apart.
_NEAR = 0.2


@dataclass(frozen=True)
class Difference:
    """``keys`` are the two values as they are compared, empty where there is none; ``params`` fill the sentence.

    Between versions ``first`` is of the first language and ``second`` of the second; within a version both are of one.
    """

    kind: Kind
    code: Code
    keys: tuple[str, str]
    first: Passage | None
    second: Passage | None
    params: dict[str, str] = field(default_factory=dict)

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(passage.language for passage in (self.first, self.second) if passage))

    @property
    def fingerprint(self) -> str:
        """The same as long as it says the same of the same document, wherever in the text that stands."""
        places = [f"{passage.language} {passage.part}" if passage else "" for passage in (self.first, self.second)]
        told = "\0".join([self.kind, self.code, *self.keys, *places, *sorted(map(str, self.params.values()))])
        return sha256(told.encode()).hexdigest()[:32]


@dataclass(frozen=True)
class Mention:
    """A value as it is compared, and where it stands in the text of its part."""

    key: str
    start: int
    end: int


def plainly(first: str, second: str) -> Code:
    if first and second:
        return Code.DIFFERENT
    return Code.ONLY_FIRST if first else Code.ONLY_SECOND


def told(
    kind: Kind, alignment: Alignment, first: Sequence[Mention], second: Sequence[Mention], by_place: bool = False
) -> Iterator[Difference]:
    """A difference for each pair of values that stand for each other, and for each that stands alone.

    ``first`` and ``second`` are the values that the other part does not have. ``by_place`` pairs them by where they
    stand alone, and shows them by their keys.
    """
    for own, other in paired(alignment, first, second, 0.0 if by_place else _OWN_LIKENESS):
        keys = (own.key if own else "", other.key if other else "")
        shown = dict(zip(("first", "second"), keys, strict=True)) if by_place else _shown(alignment, own, other)
        yield Difference(kind, plainly(*keys), keys, *_passages(alignment, own, other), shown)


def _passages(
    alignment: Alignment, own: Mention | None, other: Mention | None
) -> tuple[Passage | None, Passage | None]:
    first = alignment.part.passage(own.start, own.end) if own else alignment.turned().counterpart(other.start)
    second = alignment.other.passage(other.start, other.end) if other else alignment.counterpart(own.start)
    return first, second


def _shown(alignment: Alignment, own: Mention | None, other: Mention | None) -> dict[str, str]:
    """Values as they are written, on one line."""
    sides = {"first": (alignment.part, own), "second": (alignment.other, other)}
    return {side: written(part.text, mention) for side, (part, mention) in sides.items() if mention}


def written(text: str, mention: Mention) -> str:
    return " ".join(text[mention.start : mention.end].split())[:120].strip(" .,;:")


def paired(
    alignment: Alignment, first: Sequence[Mention], second: Sequence[Mention], own_likeness: float = _OWN_LIKENESS
) -> Iterator[tuple[Mention | None, Mention | None]]:
    """Each value once: with the one of the other side that stands in its place, or alone.

    Where two texts have next to nothing in common, only so many are looked at: the pairs grow with the square.
    """
    scored = sorted(
        (
            (_score(alignment, own, other, own_likeness), i, j)
            for i, own in enumerate(first[:MOST_COMPARED])
            for j, other in enumerate(second[:MOST_COMPARED])
        ),
        key=lambda score: (-score[0], *score[1:]),
    )
    firsts, seconds = dict(enumerate(first)), dict(enumerate(second))
    for score, i, j in scored:
        if score >= _SAME_PLACE and i in firsts and j in seconds:
            yield firsts.pop(i), seconds.pop(j)
    if len(firsts) == len(seconds) == 1 and alignment.apart(*_starts(firsts, seconds)) <= _NEAR:
        yield firsts.popitem()[1], seconds.popitem()[1]
    yield from ((own, None) for own in firsts.values())
    yield from ((None, other) for other in seconds.values())


def _starts(*left: dict[int, Mention]) -> Iterator[int]:
    return (mention.start for mentions in left for mention in mentions.values())


def _score(alignment: Alignment, own: Mention, other: Mention, own_likeness: float) -> float:
    paragraphs = alignment.part.paragraph_at(own.start), alignment.other.paragraph_at(other.start)
    same = OSA.normalized_similarity(own.key, other.key)
    return (1 - own_likeness) * alignment.likeness(*paragraphs) + own_likeness * same


def first_of_each(mentions: Iterable[Mention]) -> list[Mention]:
    """The first mention of every value."""
    found: dict[str, Mention] = {}
    for mention in mentions:
        found.setdefault(mention.key, mention)
    return list(found.values())
