"""Whether a text that nobody marked is Albanian: a phrase in a list, a title, the name of a body."""

import re

from . import kept
from .lists import entries

EDGES = ".,;:!?()[]„“”»«…–—'’\"-"
_SERBIAN_LETTER = re.compile("[čćžšđČĆŽŠĐ]")
LETTER = re.compile("[ëçËÇ]")
_JOINING = frozenset(["për", "dhe", "të", "së", "në", "një", "është", "nga", "me", "e", "i"])
# Typed without ë: what is no Serbian word. "te", "se", "ne", "me" and "i" are.
_TELLING = frozenset(["e", "per", "dhe", "nga", "eshte", "nje", "qe", "ose", "neper", "sipas", "gjate"])
# The pieces between spaces without which no text that has none of the letters is Albanian.
SIGNS = _TELLING | {word.capitalize() for word in _TELLING} | {word.upper() for word in _TELLING}
_WORDS = frozenset(entries("albanian.txt"))
_ENDING = re.compile("(?:[aei]ve|esve|imit?|tar[ei]t|uesit)$")


def is_phrase(text: str) -> bool:
    """Whether a text is Albanian as a whole; False where a letter is Serbian."""
    if _SERBIAN_LETTER.search(text):
        return False
    words = [word for piece in text.split() if (word := piece.strip(EDGES).lower())]
    known, shows = (_JOINING, kept.is_foreign) if LETTER.search(text) else (_TELLING, _shows)
    joining = sum(word in known for word in words)
    if not joining:
        return False
    others = sum(shows(word) for word in words if word.isalpha())
    return bool(others) and 2 * (joining + others) >= len(words)


def _shows(word: str) -> bool:
    if word in _TELLING:
        return False
    return word in _WORDS or (len(word) > 5 and bool(_ENDING.search(word))) or kept.is_foreign(word)
