"""The order of words in the portal's languages, where two letters may be one: dh after d, lj after l, nj after n.

Source of the alphabets: Unicode CLDR's collations of sq, sr, sr-Latn, bs, tr and root. A letter that is in no alphabet
here sorts as its base letter, signs and digits before letters; case and foreign accents only decide between equals.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

SERBIAN_LATIN = "a b c č ć d dž đ e f g h i j k l lj m n nj o p q r s š t u v w x y z ž"
ALPHABETS = {
    "sq": "a b c ç d dh e ë f g gj h i j k l ll m n nj o p q r rr s sh t th u v w x xh y z zh",
    "sr-latn": SERBIAN_LATIN,
    "bs": SERBIAN_LATIN,
    "sr-cyrl": "а б в г д ђ е ж з и ј к л љ м н њ о п р с т ћ у ф х ц ч џ ш",
    "tr": "a b c ç d e f g ğ h ı i j k l m n o ö p q r s ş t u ü v w x y z",
    "en": "a b c d e f g h i j k l m n o p q r s t u v w x y z",
}
# What is no letter comes first.
SIGN = -1


@cache
def letters(language: str) -> tuple[str, ...]:
    """The letters of a language in lower case, in their order; those of English for a language that is not here."""
    return tuple(ALPHABETS.get(language, ALPHABETS["en"]).split())


@cache
def _places(language: str) -> dict[str, int]:
    return {letter: place for place, letter in enumerate(letters(language))}


@lru_cache(maxsize=4096)
def sort_key(text: str, language: str) -> tuple[tuple[tuple[int, str], ...], str]:
    """A key for ``sorted``: ``sorted(names, key=lambda name: sort_key(name, "sq"))``."""
    return tuple(_read(text, language)), text


def initial(text: str, language: str) -> str:
    """The letter that ``text`` stands under in an index, in lower case ("dh", "š"), or "" for a digit or a sign."""
    place, _sign = next(_read(text.strip(), language), (SIGN, ""))
    return "" if place == SIGN else letters(language)[place]


def bar(texts: Iterable[str], language: str) -> list[tuple[str, bool]]:
    """Every letter of the language as a button shows it ("Dh"), and whether a text stands under it."""
    used = {initial(text, language) for text in texts}
    return [(_capital(letter, language), letter in used) for letter in letters(language)]


def _read(text: str, language: str) -> Iterator[tuple[int, str]]:
    places = _places(language)
    word = _lower(text, language)
    at = 0
    while at < len(word):
        pair = word[at : at + 2]
        if len(pair) == 2 and pair in places:
            yield places[pair], ""
            at += 2
            continue
        place = places.get(word[at], places.get(_base(word[at]), SIGN))
        yield place, word[at] if place == SIGN else ""
        at += 1


def _capital(letter: str, language: str) -> str:
    return "İ" if language == "tr" and letter == "i" else letter.capitalize()


def _lower(text: str, language: str) -> str:
    if language == "tr":
        text = text.replace("I", "ı").replace("İ", "i")
    return unicodedata.normalize("NFC", text).lower()


def _base(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0]
