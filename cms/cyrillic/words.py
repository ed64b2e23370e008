"""Serbian letters and single words from Latin to Cyrillic: letters by cyrtranslit, exceptions from data."""

import re
import unicodedata

import cyrtranslit

from .lists import entries

LETTERS = "abcčćdđefghijklmnoprsštuvzž"
# Letters of the Serbian Latin alphabet, in both cases.
LETTER = f"[{LETTERS}{LETTERS.upper()}]"
# Signs that stand for Serbian letters: digraphs in one sign, and the Eth that is often typed for đ.
_SAME = str.maketrans(
    {"ǆ": "dž", "ǅ": "Dž", "Ǆ": "DŽ", "ǉ": "lj", "ǈ": "Lj", "Ǉ": "LJ", "ǌ": "nj", "ǋ": "Nj", "Ǌ": "NJ"}
)
_ETH = str.maketrans({"ð": "đ", "Ð": "Đ"})
_TABLE = {ord(letter): cyrtranslit.to_cyrillic(letter, "sr") for letter in LETTERS + LETTERS.upper()}
_PAIRS = {pair: cyrtranslit.to_cyrillic(pair, "sr") for pair in ("lj", "nj", "dž")} | {"dj": _TABLE[ord("đ")]}
_PAIR = re.compile("|".join(_PAIRS), re.IGNORECASE)
_SPLIT = re.compile(f"(?:{'|'.join(entries('split.txt'))})", re.IGNORECASE)
# Between two letters of a pair that are two sounds; taken out again.
_BETWEEN = "\u2060"
_CUT = re.compile("([lnd])([jž])", re.IGNORECASE)


def normal(text: str) -> str:
    """Text with every Serbian letter in its usual signs: accents composed, one-sign digraphs as two letters."""
    composed = text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
    return composed.translate(_SAME).translate(_ETH)


def plain(text: str) -> str:
    """Cyrillic letter by letter, for text without digraphs."""
    return text.translate(_TABLE)


def word(text: str) -> str:
    """One Serbian word in Cyrillic: digraphs are one letter, except where the lists know them as two sounds."""
    cut = _SPLIT.sub(lambda found: _CUT.sub(rf"\1{_BETWEEN}\2", found.group(), count=1), text)
    return _PAIR.sub(_pair, cut).translate(_TABLE).replace(_BETWEEN, "")


def _pair(found: re.Match) -> str:
    letters = found.group()
    letter = _PAIRS[letters.lower()]
    return letter.upper() if letters[0].isupper() else letter
