"""Serbian stems from Snowball's stemmer, which also serves words without their diacritics.

Source: https://snowballstem.org/algorithms/serbian/stemmer.html. It leaves some forms apart that a sound change or a
longer plural separates (``odluka``, ``odluci``; ``plan``, ``planovi``); these are joined afterwards.
"""

import re
import threading
import tomllib
from functools import cache
from pathlib import Path

import Stemmer

from cms.text import ascii_text

_LOCAL = threading.local()
# Nouns in -ost beside the adjective they come from: javnost, javnošću, not javna.
_QUALITY = re.compile(r"(?P<stem>.{3,})(?:ost(?:i|ima)?|oscu)")
_LONG_PLURAL = re.compile(r"[oe]v$")
_SOUNDS = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        # Dejanovićem, Dejanovića.
        (r"(?<=..)ice$", "ic"),
        # k before i: odluka, odluci; službenik, službenici.
        (r"(?<=..)nic$", "nik"),
        (r"(?<=..)luc$", "luk"),
        # j that some forms lose: izveštaj, finansije, godišnji, obaveštenje.
        (r"(?<=..)([sz]t)aj?$", r"\1aj"),
        (r"(?<=...)ij$", "i"),
        (r"(?<=...)nj$", "n"),
        # A vowel that only one form has: dokumenata.
        (r"(?<=..)enat$", "ent"),
    )
)


def stem(word: str) -> str:
    """Return the stem of a folded word."""
    long_plurals, forms = _data()
    if word in forms:
        return forms[word]
    quality = _QUALITY.fullmatch(word)
    if quality:
        return quality["stem"] + "ost"
    found = _snowball(word)
    for pattern, replacement in _SOUNDS:
        found = pattern.sub(replacement, found)
    short = _LONG_PLURAL.sub("", found)
    return short if short in long_plurals else found


@cache
def _data() -> tuple[frozenset[str], dict[str, str]]:
    with (Path(__file__).with_name("data") / "serbian.toml").open("rb") as file:
        data = tomllib.load(file)
    forms = {form: stem for stem, words in data["forms"].items() for form in words.split()}
    return frozenset(data["long_plural"].split()), forms


def _snowball(word: str) -> str:
    """One stemmer a thread: it keeps a state while it works. Its own cache would be a second one."""
    if not hasattr(_LOCAL, "stemmer"):
        _LOCAL.stemmer = Stemmer.Stemmer("serbian", 0)
    found = _LOCAL.stemmer.stemWord(word)
    return found if found.isascii() else ascii_text(found).replace("dj", "d")
