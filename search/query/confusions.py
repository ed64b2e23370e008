"""How far two words are apart, where what scanners and keyboards confuse is near (measured on scanned acts)."""

from functools import lru_cache

# (what was typed or read, what was meant, cost). Words are folded: ë is e, ç is c, đ is dj.
_BOTH_WAYS = [
    # Shapes that character recognition takes for each other.
    ("m", "rn", 0.3),
    ("m", "nr", 0.4),
    ("rr", "n", 0.4),
    ("h", "il", 0.4),
    ("i", "l", 0.3),
    ("u", "ii", 0.4),
    ("p", "f", 0.5),
    ("q", "e", 0.5),
    ("c", "g", 0.5),
    ("c", "e", 0.5),
    ("b", "h", 0.5),
    ("cl", "d", 0.4),
    ("v", "u", 0.5),
    # Sounds of the two languages that are written in two ways.
    ("q", "c", 0.3),
    ("gj", "dj", 0.3),
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
    # ë read as d, 6, t or as the signs that stand near it on no keyboard.
    ("d", "e", 0.3),
    ("6", "e", 0.1),
    ("€", "e", 0.1),
    ("&", "e", 0.1),
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
    # Keyboards without ë, and letters doubled or not.
    ("w", "e", 0.4),
]
_CONFUSIONS: dict[str, list[tuple[str, str, float]]] = {}
for _typed, _meant, _cost in [*_ONE_WAY, *_BOTH_WAYS, *((b, a, cost) for a, b, cost in _BOTH_WAYS)]:
    _CONFUSIONS.setdefault(_typed[-1], []).append((_typed, _meant, _cost))

_LETTER = 1.0
_SWAPPED = 0.6
_DOUBLED = 0.3


@lru_cache(maxsize=4096)
def distance(typed: str, meant: str) -> float:
    """The least cost that turns ``typed`` into ``meant``: 1 a letter, less for what is easily confused."""
    rows = [[float(j) for j in range(len(meant) + 1)]]
    for i in range(1, len(typed) + 1):
        row = [float(i)]
        for j in range(1, len(meant) + 1):
            row.append(_least(typed, meant, i, j, rows, row))
        rows.append(row)
    return rows[-1][-1]


def _least(typed: str, meant: str, i: int, j: int, rows: list[list[float]], row: list[float]) -> float:
    """The cost of the first ``i`` and ``j`` letters, from those of fewer."""
    a, b = typed[i - 1], meant[j - 1]
    if a == b:
        return min(rows[i - 1][j - 1], rows[i - 1][j] + _gap(typed, i), row[j - 1] + _gap(meant, j))
    best = min(rows[i - 1][j - 1] + _LETTER, rows[i - 1][j] + _gap(typed, i), row[j - 1] + _gap(meant, j))
    if i > 1 and j > 1 and a == meant[j - 2] and typed[i - 2] == b:
        best = min(best, rows[i - 2][j - 2] + _SWAPPED)
    for wrong, right, cost in _CONFUSIONS.get(a, ()):
        if right[-1] == b and typed.endswith(wrong, 0, i) and meant.endswith(right, 0, j):
            best = min(best, (rows[i - len(wrong)] if len(wrong) else row)[j - len(right)] + cost)
    return best


def _gap(word: str, end: int) -> float:
    """What a letter more or less costs; the second of two equal ones is easily missed."""
    return _DOUBLED if end > 1 and word[end - 1] == word[end - 2] else _LETTER
