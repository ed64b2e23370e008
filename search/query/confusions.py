"""How far two words are apart, where what scanners and keyboards confuse is near (measured on scanned acts)."""

from functools import lru_cache

# (what was typed or read, what was meant, cost). Words are folded (``search.analysis.fold_word``): ë is e, ç and ć are
# c, đ and dj are d, doubled letters are one.
_BOTH_WAYS = [
    # Shapes that character recognition takes for each other.
    ("m", "rn", 0.3),
    ("m", "nr", 0.4),
    ("r", "n", 0.4),
    ("h", "il", 0.4),
    ("i", "l", 0.3),
    ("p", "f", 0.5),
    ("q", "e", 0.5),
    ("c", "g", 0.5),
    ("c", "e", 0.5),
    ("b", "h", 0.5),
    ("cl", "d", 0.4),
    ("v", "u", 0.5),
    # Sounds of the two languages that are written in two ways.
    ("q", "c", 0.3),
    ("gj", "d", 0.3),
    ("xh", "dz", 0.3),
    ("y", "i", 0.4),
    ("sh", "s", 0.3),
    ("zh", "z", 0.3),
    ("ch", "c", 0.3),
    ("j", "nj", 0.5),
    ("v", "w", 0.3),
    ("s", "z", 0.6),
]
_ONE_WAY = [
    # What ë is read as.
    ("d", "e", 0.3),
    ("6", "e", 0.1),
    ("t", "e", 0.7),
    ("a", "e", 0.6),
    ("1", "l", 0.1),
    ("1", "i", 0.1),
    ("0", "o", 0.1),
    ("5", "s", 0.2),
    ("ea", "q", 0.5),
    # Old Cyrillic fonts kept њ, љ and џ under Latin letters.
    ("w", "nj", 0.1),
    ("q", "lj", 0.2),
    ("x", "dz", 0.2),
]
_CONFUSIONS: dict[str, list[tuple[str, str, float]]] = {}
for _typed, _meant, _cost in [*_ONE_WAY, *_BOTH_WAYS, *((b, a, cost) for a, b, cost in _BOTH_WAYS)]:
    _CONFUSIONS.setdefault(_typed[-1], []).append((_typed, _meant, _cost))

_LETTER = 1.0
_SWAPPED = 0.6


@lru_cache(maxsize=4096)
def distance(typed: str, meant: str) -> float:
    """The least cost that turns ``typed`` into ``meant``: 1 a letter, less for what is easily confused."""
    rows = [[j * _LETTER for j in range(len(meant) + 1)]]
    for i in range(1, len(typed) + 1):
        row = [i * _LETTER]
        rows.append(row)
        for j in range(1, len(meant) + 1):
            row.append(_least(typed, meant, i, j, rows))
    return rows[-1][-1]


def _least(typed: str, meant: str, i: int, j: int, rows: list[list[float]]) -> float:
    """The cost of the first ``i`` and ``j`` letters, from those of fewer."""
    a, b = typed[i - 1], meant[j - 1]
    if a == b:
        return rows[i - 1][j - 1]
    best = min(rows[i - 1][j - 1], rows[i - 1][j], rows[i][j - 1]) + _LETTER
    if i > 1 and j > 1 and a == meant[j - 2] and typed[i - 2] == b:
        best = min(best, rows[i - 2][j - 2] + _SWAPPED)
    for wrong, right, cost in _CONFUSIONS.get(a, ()):
        if right[-1] == b and typed.endswith(wrong, 0, i) and meant.endswith(right, 0, j):
            best = min(best, rows[i - len(wrong)][j - len(right)] + cost)
    return best
