"""What changed between two states of a text, marked word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORDS = re.compile(r"\s+|\w+(?:[.,/-]\w+)*|.", re.DOTALL)
# Longer texts are compared as a whole: marking them word by word takes too long to be worth it.
_MOST_WORDS = 3000


@dataclass(frozen=True)
class Piece:
    """``kind`` is "same", "gone" or "new"."""

    kind: str
    text: str


def marked(before: str, now: str) -> list[Piece]:
    """The pieces of both texts in reading order; what was replaced stands before what replaces it."""
    old, new = _WORDS.findall(before), _WORDS.findall(now)
    if max(len(old), len(new)) > _MOST_WORDS:
        return _present([Piece("gone", before), Piece("new", now)])
    pieces = []
    for operation, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if operation == "equal":
            pieces.append(Piece("same", "".join(new[new_start:new_end])))
        else:
            pieces += [Piece("gone", "".join(old[start:end])), Piece("new", "".join(new[new_start:new_end]))]
    return _present(pieces)


def _present(pieces: list[Piece]) -> list[Piece]:
    return [piece for piece in pieces if piece.text]
