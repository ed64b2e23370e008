"""Words without their spelling differences, in plain small letters and digits."""

import re

from cms.text import ascii_text

LONGEST = 64
# Signs that stand inside a word and are no letter: combining accents, soft hyphens, joiners and marks of direction.
INSIDE = "\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff"
# Letters of neighbouring alphabets that ``ascii_text`` leaves as they are.
_OTHER_LETTERS = {
    "ѓ": "gj", "ќ": "kj", "ѕ": "dz", "й": "j", "я": "ja", "ю": "ju", "щ": "st", "ъ": "", "ь": "", "ы": "i", "э": "e",
    "ё": "e", "ѐ": "e", "ѝ": "i", "і": "i", "ї": "ji", "є": "je", "ґ": "g", "ı": "i", "œ": "oe", "þ": "th",
}  # fmt: skip
_TO_PLAIN = str.maketrans(_OTHER_LETTERS | {letter.upper(): plain for letter, plain in _OTHER_LETTERS.items()})
_NO_LETTER_OR_DIGIT = re.compile(r"[^a-z0-9]+")
_DOUBLED = re.compile(r"([a-z])\1+")
_ROMAN = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})")


def fold_word(word: str) -> str:
    """Return a word as it is compared before stemming: ``Đurđevac``, ``Djurdjevac`` and ``Durdevac`` are ``durdevac``.

    Doubled letters are one (Kllokot, Klokot), but not in Roman numerals and in words of two letters (II, KK). Signs
    that are no letter or digit of the Latin or Cyrillic alphabet are dropped; the answer may be empty.
    """
    plain = _NO_LETTER_OR_DIGIT.sub("", ascii_text(word.translate(_TO_PLAIN)))[:LONGEST]
    if len(plain) < 3 or is_roman(plain):
        return plain
    return _DOUBLED.sub(r"\1", plain.replace("dj", "d"))


def is_roman(plain: str) -> bool:
    """Whether a folded word is a Roman numeral of two or more letters below forty."""
    return len(plain) > 1 and _ROMAN.fullmatch(plain) is not None
