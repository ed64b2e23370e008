"""Serbian stems from Snowball's stemmer, which also serves words without their diacritics.

Source: https://snowballstem.org/algorithms/serbian/stemmer.html. It leaves some pairs of forms apart that a sound
change separates (``odluka``, ``odluci``); these are joined afterwards.
"""

import re
import threading

import Stemmer

from cms.text import ascii_text

_ENDINGS = tuple(
    (re.compile(pattern), stem)
    for pattern, stem in (
        # k before i: odluka, odluci; službenik, službenici.
        (r"(?<=..)([nul])ic$", r"\1ik"),
        (r"(?<=..)luc$", "luk"),
        # j of izveštaj and of soft adjectives: godišnja, godišnji.
        (r"(?<=..)([sz]t)aj?$", r"\1aj"),
        (r"(?<=..[snlr])nj$", "n"),
    )
)
_local = threading.local()


def stem(word: str) -> str:
    """Return the stem of a folded word."""
    found = _stemmer().stemWord(word)
    if not found.isascii():
        found = ascii_text(found).replace("dj", "d")
    for pattern, replacement in _ENDINGS:
        found = pattern.sub(replacement, found)
    return found


def _stemmer() -> Stemmer.Stemmer:
    """One stemmer a thread: it keeps a state while it works."""
    if not hasattr(_local, "stemmer"):
        # Its own cache would be a second one.
        _local.stemmer = Stemmer.Stemmer("serbian", 0)
    return _local.stemmer
