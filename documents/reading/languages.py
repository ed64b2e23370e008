"""Which language a text is in, by the words every text is full of and by letters that only one language writes.

Made for texts of offices: thirty words are enough, letters without their marks count like those with them, misread
words and names of another language do not decide. Serbian in Cyrillic is the portal's Serbian (``sr-latn``).
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from .passages import folded, known_words

Language = Literal["sq", "sr-latn", "en"]
Script = Literal["latin", "cyrillic"]


@dataclass(frozen=True)
class Detected:
    """``language`` is None where the text does not say; ``share`` (0 to 1) is its part of all words that speak."""

    language: Language | None
    script: Script | None
    share: float


_WORDS = {language: set(words.split()) for language, words in known_words()["function_words"].items()}
_HALF_WORDS = {"sq": {"e", "ne", "te", "me", "pa", "si"}, "sr-latn": {"u", "i"}}
_LETTERS = {
    "sq": re.compile(
        r"q|xh|dh|sh|th|gj|zh|rr|(?<!\A)y|x|eve\Z|ave\Z|imi\Z|imi[nt]\Z|[jt]es\Z|oj(?:ne|në)?\Z|ueshme?|ndr|mb[aeiu]"
    ),
    "sr-latn": re.compile(
        r"lj|[ae]nj[aeu]|n(?:je|ja|ju)\Z|ost[iu]?\Z|sk(?:i|a|e|o|u|ih|og|om|im|oj)\Z|cij[aeiu]|ih\Z|[^i]og\Z|iti\Z|ati\Z"
        r"|st(?:v|an)|dj[ae]|hv|vr[aes]|zd|ava[lnt]|c(?:n|k)[aeiou]|ima\Z|ama\Z|in[aeu]\Z"
    ),
    "en": re.compile(r"tion|ing\Z|wh|ght|ed\Z|ly\Z|ck|w|ou|ee|oo|ity\Z|ment\Z|th|sh|[a-z]y\Z"),
}
_MARKS = {"sq": re.compile("[ëç]"), "sr-latn": re.compile("[šžčćđ]"), "other": re.compile("[ışğöüâîăţ]")}
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_NOT_SERBIAN_CYRILLIC = re.compile("[ъыэёщйяюґєіїѓќѕ]")
_WORD = re.compile(r"[^\W\d_]+")

# Below this many votes, or votes of fewer than one word in so many, a text (a table of names) says nothing.
_FEWEST_VOTES, _FEWEST_PART = 2.0, 0.12
_NAME_PART = 0.2


def detect(text: str) -> Detected:
    """The language of a text and its script; see the module for what it can read."""
    words = _WORD.findall(text)
    script = _script(words)
    votes = Counter()
    for word in words:
        said = _votes(word.lower())
        # A name speaks with the letters of whoever it belongs to, so a large first letter says little.
        part = _NAME_PART if word.istitle() and 1.0 not in said.values() else 1.0
        votes.update({language: vote * part for language, vote in said.items()})
    total = sum(votes.values())
    if script is None or total < max(_FEWEST_VOTES, _FEWEST_PART * len(words)):
        return Detected(None, script, 0.0)
    language, most = votes.most_common(1)[0]
    share = round(most / total, 2)
    if language == "other" or share < 0.5:
        return Detected(None, script, share)
    return Detected(language, script, share)


def languages_by_page(pages: Sequence[str]) -> list[Detected]:
    """The language of every page, so that a scan with one language after the other is seen."""
    return [detect(text) for text in pages]


def _script(words: list[str]) -> Script | None:
    letters = sum(map(len, words))
    if not letters:
        return None
    cyrillic = sum(len(_CYRILLIC.findall(word)) for word in words)
    return "cyrillic" if cyrillic * 2 > letters else "latin"


@lru_cache(maxsize=20_000)
def _votes(word: str) -> dict[str, float]:
    """What one word says: a word of a language 1, its letters less, and half a word half of it."""
    if _CYRILLIC.match(word):
        return {"other" if _NOT_SERBIAN_CYRILLIC.search(word) else "sr-latn": 1.0}
    plain = folded(word)
    for language, words in _WORDS.items():
        if plain in words:
            return {language: 1.0}
    for language, words in _HALF_WORDS.items():
        if plain in words:
            return {language: 0.5 if language == "sq" else 0.2}
    if marked := [language for language, marks in _MARKS.items() if marks.search(word)]:
        return {language: 0.8 / len(marked) for language in marked}
    if len(plain) < 4:
        return {}
    said = [language for language, letters in _LETTERS.items() if letters.search(plain)]
    return {language: 0.5 / len(said) for language in said} if len(said) < len(_LETTERS) else {}
