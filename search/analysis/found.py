"""What the analysis finds beside words."""

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """``NUMBER`` is any other number; ``RANGE`` has the whole range as its first term."""

    NUMBER, DATE, REFERENCE, RANGE, ADDRESS = range(5)


@dataclass(frozen=True, slots=True)
class Found:
    """A place in a text and the terms to index there."""

    start: int
    end: int
    terms: tuple[str, ...]
    kind: Kind = Kind.NUMBER
