"""How good a ranking is: recall, reciprocal rank and discounted gain of found records against judged ones.

``found`` are keys in the order of the answer, each once. ``grades`` are the judged keys: 3 is what was looked for,
2 answers it in good part, 1 touches it, and what is not named has the grade 0. At least one key must have the grade 2.
Every measure lies between 0 and 1.
"""

from collections.abc import Hashable, Mapping, Sequence
from math import log2

Grades = Mapping[Hashable, int]

# From this grade on a record counts as relevant where a measure knows only yes and no.
RELEVANT = 2


def recall(found: Sequence[Hashable], grades: Grades, depth: int = 5) -> float:
    """Recall at ``depth``, capped: relevant records among the first, divided by the most that could stand there.

    The cap (Thakur et al., BEIR, 2021) lets a query with sixteen relevant records reach 1 too.
    """
    relevant = _relevant(grades)
    return len(relevant & set(found[:depth])) / min(depth, len(relevant))


def reciprocal_rank(found: Sequence[Hashable], grades: Grades) -> float:
    """1 divided by the place of the first relevant record, 0 without one (Voorhees, TREC-8, 1999).

    Its mean over queries is the MRR.
    """
    relevant = _relevant(grades)
    return next((1 / place for place, key in enumerate(found, 1) if key in relevant), 0.0)


def ndcg(found: Sequence[Hashable], grades: Grades, depth: int = 10) -> float:
    """Normalised discounted cumulative gain at ``depth``, with the gain ``2 ** grade - 1`` and the discount
    ``log2(place + 1)`` (Burges et al., 2005), divided by that of the best order of all judged records.
    """
    best = sorted(grades.values(), reverse=True)
    return _gain([grades.get(key, 0) for key in found[:depth]]) / _gain(best[:depth])


def _relevant(grades: Grades) -> set[Hashable]:
    return {key for key, grade in grades.items() if grade >= RELEVANT}


def _gain(grades: Sequence[int]) -> float:
    return sum((2**grade - 1) / log2(place + 1) for place, grade in enumerate(grades, 1))
