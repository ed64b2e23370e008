"""Which records have which sign, held by the process: counting hits by facets is then "and" of two numbers.

Records are numbered in the order they are met; a set of records is an integer with the bit of each that is in it. All
signs of 55,000 records take 1 MB, the numbering 6 MB, reading them 0.3 s; after that only changed rows are read.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import repeat
from threading import Lock

from search.choices import State

from . import changes

# Signs of single records are as many as the records: they are asked for, not held.
SINGLE = ("i.", "r.")
# The records with each of so many words are held too, 7 KB each at 55,000 records: one page asks for the same
# repeatedly, and readers for the same common words, which take the longest to read.
MOST_MATCHES = 512


@dataclass(frozen=True)
class Held:
    """The signs and states of all rows as they are at ``token``, on the day ``today``.

    Never changed, so that threads share it; only ``matches`` is filled (with what was read after ``token``).
    A row that is gone keeps its number and is in no set.
    """

    token: str | None
    today: str
    number: dict[int, int]
    sets: dict[str, int]
    matches: dict[tuple, int] = field(default_factory=dict)

    def having(self, sign: str) -> int:
        return self.sets.get(sign, 0)

    def in_state(self, state: State) -> int:
        return self.sets.get(_mark(state), 0)

    def set_of(self, positions: Iterable[int]) -> int:
        """The set of these positions, without those that are not known yet."""
        unknown = len(self.number)
        numbers = map(self.number.get, positions, repeat(unknown))
        return _bits(numbers, unknown + 1) & ~(1 << unknown)

    def between(self, first: int | None, last: int | None) -> int:
        """The set of the positions from the first to the last; None is no end."""
        if (known := self.matches.get((first, last))) is not None:
            return known
        within = (
            number
            for position, number in self.number.items()
            if (first is None or first <= position) and (last is None or position <= last)
        )
        return self.remember((first, last), _bits(within, len(self.number)))

    def remember(self, asked: tuple, found: int) -> int:
        if len(self.matches) >= MOST_MATCHES:
            self.matches.clear()
        self.matches[asked] = found
        return found


def is_held(sign: str) -> bool:
    return not sign.startswith(SINGLE)


_lock = Lock()
_held: Held | None = None


def current(today: date, table: str) -> Held:
    """What is held, in line with the database as this connection sees it. ``table`` as for ``changes.rows``."""
    global _held
    day = today.isoformat()
    if (held := _if_current(day)) is not None:
        return held
    with _lock:
        if (held := _if_current(day)) is None:
            _held = held = _followed(_held, day, table) or _read(day, table)
    return held


def _if_current(today: str) -> Held | None:
    held = _held
    return (
        held if held and held.token is not None and (changes.last_token(), today) == (held.token, held.today) else None
    )


def _read(today: str, table: str) -> Held:
    token = changes.last_token()
    number: dict[int, int] = {}
    sets = _sets(((position, _marks(*row, today)) for position, *row in changes.rows(table)), number)
    return Held(token, today, number, sets)


def _followed(held: Held | None, today: str, table: str) -> Held | None:
    """What is held with the changes made since; None where they are not known."""
    if held is None or held.token is None or held.today != today:
        return None
    found = changes.rows_since(held.token, table)
    if not found:
        return None
    changed = {position: _marks(*row, today) if row[2] is not None else [] for _token, position, *row in found[1:]}
    number = dict(held.number)
    added = _sets(changed.items(), number)
    others = ~_bits((number[position] for position in changed), len(number))
    sets = {mark: held.sets.get(mark, 0) & others | added.get(mark, 0) for mark in {**held.sets, **added}}
    return Held(found[-1][0], today, number, sets)


def _sets(rows: Iterable[tuple[int, list[str]]], number: dict[int, int]) -> dict[str, int]:
    """The rows with each mark; new rows are numbered."""
    having: dict[str, list[int]] = {}
    for position, marks in rows:
        mine = number.setdefault(position, len(number))
        for mark in marks:
            having.setdefault(mark, []).append(mine)
    return {mark: _bits(numbers, len(number)) for mark, numbers in having.items()}


def _marks(starts: date | str | None, ends: date | str | None, facets: str, today: str) -> list[str]:
    """The signs of a row that are held, and its state. Days are compared as they are written."""
    marks = [sign for sign in facets.lower().split() if is_held(sign)]
    if starts is None:
        return marks
    if str(starts) > today:
        return [*marks, _mark(State.BEFORE)]
    return [*marks, _mark(State.AFTER if str(ends) < today else State.DURING)]


def _mark(state: State) -> str:
    """No sign has a space."""
    return f"state {state}"


def _bits(numbers: Iterable[int], size: int) -> int:
    """The set of these numbers below ``size``, by way of its binary digits: quicker than bit after bit."""
    digits = bytearray(b"0") * (size or 1)
    for each in numbers:
        digits[each] = 49
    digits.reverse()
    return int(digits, 2)
