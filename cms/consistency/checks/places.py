"""Values that both versions have, but not in the same place: small numbers, and two that have changed places."""

from collections.abc import Iterator, Sequence

from ..alignment import Alignment
from ..choices import Code, Kind
from ..differences import MOST_COMPARED, Difference, Mention, written
from ..known import Known, known_of, same
from ..mentions import What, mentions
from ..parts import Pair, Part
from ..register import Register
from .exchanged import have_changed_places

# What is compared with each other, and told as what: the first sort names the kind of values.
_SORTS = {
    (What.DATE,): Kind.DATE,
    (What.AMOUNT,): Kind.AMOUNT,
    (What.PERCENT,): Kind.QUANTITY,
    (What.TIME,): Kind.QUANTITY,
    (What.QUANTITY, What.SMALL, What.OTHER): Kind.QUANTITY,
}
# Where fewer of the paragraphs with values have one in common, they only happen to be as many.
_LEAST_IN_COMMON = 0.6
_FEW = 2
# Numbers that are not looked for in the whole of the other version, because they stand everywhere.
_EVERYWHERE = (What.SMALL, What.OTHER)
Mentions = list[Mention]


def values_out_of_place(pair: Pair, register: Register) -> Iterator[Difference]:
    """Paragraph by paragraph, where both texts have as many, and a paragraph as many values of a sort in both.

    What one version has nowhere is the business of ``differing_values``.
    """
    nowhere = [known_of(pair.second), known_of(pair.first)]
    for part, other in pair.parts():
        alignment = Alignment(part, other)
        if _run_alongside(part, other):
            for sorts, kind in _SORTS.items():
                for own, there in zip(_by_paragraph(part, sorts), _by_paragraph(other, sorts), strict=True):
                    if len(own) == len(there) <= MOST_COMPARED:
                        pairs = _pairs(alignment, sorts[0], own, there, nowhere)
                        yield from (_difference(alignment, kind, *each) for each in pairs)


def _by_paragraph(part: Part, sorts: Sequence[What]) -> list[Mentions]:
    found = mentions(part.text)
    places: dict[int, Mentions] = {paragraph.start: [] for paragraph in part.paragraphs}
    for mention in sorted((each for what in sorts for each in found[what]), key=lambda each: each.start):
        places[part.paragraph_at(mention.start).start].append(mention)
    return list(places.values())


def _run_alongside(part: Part, other: Part) -> bool:
    """Whether the paragraphs are as many, and mostly the same ones: those with values have one in common."""
    if len(part.paragraphs) != len(other.paragraphs):
        return False
    keys = [[{each.key for each in found} for found in _by_paragraph(one, list(What))] for one in (part, other)]
    with_values = [(own, there) for own, there in zip(*keys, strict=True) if own or there]
    alike = sum(not own.isdisjoint(there) for own, there in with_values)
    return len(with_values) <= _FEW or alike >= _LEAST_IN_COMMON * len(with_values)


def _pairs(
    alignment: Alignment, what: What, own: Mentions, other: Mentions, nowhere: Sequence[Known]
) -> list[tuple[Mention, Mention]]:
    """Values that only one of two paragraphs has, in their order; or the first two that have changed places."""
    firsts, seconds = _apart(own, other)
    if firsts:
        sides = ((alignment.part, nowhere[0]), (alignment.other, nowhere[1]))
        pairs = zip(firsts, seconds, strict=True)
        return [each for each in pairs if all(map(_is_told_here, each, *zip(*sides, strict=True)))]
    moved = [each for each in zip(own, other, strict=True) if not same(each[0].key, each[1].key)]
    if moved and have_changed_places(what, alignment.part, own, alignment.other, other):
        return moved[:1]
    return []


def _apart(own: Mentions, other: Mentions) -> tuple[Mentions, Mentions]:
    """What is left of both without the values that both have."""
    rest, left = [], list(other)
    for one in own:
        twin = next((there for there in left if same(one.key, there.key)), None)
        if twin:
            left.remove(twin)
        else:
            rest.append(one)
    return rest, left


def _is_told_here(mention: Mention, part: Part, there: Known) -> bool:
    """Whether nobody else tells that it is not there: it is, or is not looked for."""
    return there.has(mention.key) or any(mention in mentions(part.text)[what] for what in _EVERYWHERE)


def _difference(alignment: Alignment, kind: Kind, own: Mention, other: Mention) -> Difference:
    passages = alignment.part.passage(own.start, own.end), alignment.other.passage(other.start, other.end)
    shown = {"first": written(alignment.part.text, own), "second": written(alignment.other.text, other)}
    return Difference(kind, Code.DIFFERENT, (own.key, other.key), *passages, shown)
