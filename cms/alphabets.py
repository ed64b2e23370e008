"""The order of words in the portal's languages, where two letters may be one: dh after d, lj after l, nj after n.

Source of the alphabets: Unicode CLDR's collations of sq, sr, sr-Latn, bs, tr and root. A letter that is in no alphabet
here sorts as its base letter, signs and digits before letters; case and foreign accents only decide between equals.
Quotation marks and brackets in front of a name do not count. In the Cyrillic order, names in Latin letters stand where
their letters would in Cyrillic: texts are stored in Latin, and some names stay Latin when they are shown.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from typing import TypeVar

T = TypeVar("T")

SERBIAN_LATIN = "a b c č ć d dž đ e f g h i j k l lj m n nj o p q r s š t u v w x y z ž"
ALPHABETS = {
    "sq": "a b c ç d dh e ë f g gj h i j k l ll m n nj o p q r rr s sh t th u v w x xh y z zh",
    "sr-latn": SERBIAN_LATIN,
    "bs": SERBIAN_LATIN,
    "sr-cyrl": "а б в г д ђ е ж з и ј к л љ м н њ о п р с т ћ у ф х ц ч џ ш",
    "tr": "a b c ç d e f g ğ h ı i j k l m n o ö p q r s ş t u ü v w x y z",
    "en": "a b c d e f g h i j k l m n o p q r s t u v w x y z",
}
# Letters that have their place in the order, and in foreign names only.
_FOREIGN = {"sq": "w", "sr-latn": "qwxy", "bs": "qwxy", "tr": "qwx"}
CYRILLIC = "sr-cyrl"
# What is no letter comes first.
SIGN = -1
# Of names that begin with none of the letters.
NO_LETTER = "#"
_IN_FRONT = re.compile(r"^[\W_]+")
# Letters that Unicode takes for no other letter with a sign on it.
_BASES = {"đ": "d", "ð": "d", "ł": "l", "ø": "o", "ß": "s", "ı": "i"}
_PAIRS = re.compile("lj|nj|dž")
_IN_CYRILLIC = {"lj": "љ", "nj": "њ", "dž": "џ"} | dict(
    zip("abvgdđežzijklmnoprstćufhcčšqwxy", "абвгдђежзијклмнопрстћуфхцчшквки", strict=True)
)


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
    place, _sign = next(_read(text, language), (SIGN, ""))
    return "" if place == SIGN else letters(language)[place]


def index(things: Iterable[T], name: Callable[[T], str], language: str) -> list[tuple[str, list[T]]]:
    """An A to Z: every letter as a button shows it ("Dh") with the things under it, in order; many have none.

    Letters of foreign names stand there where a name begins with them; what begins with no letter stands in front,
    under ``NO_LETTER``.
    """
    under: dict[str, list[T]] = {}
    for thing in sorted(things, key=lambda thing: sort_key(name(thing), language)):
        under.setdefault(initial(name(thing), language), []).append(thing)
    others = [(NO_LETTER, under[""])] if "" in under else []
    shown = [letter for letter in letters(language) if letter in under or letter not in _FOREIGN.get(language, "")]
    return others + [(_capital(letter, language), under.get(letter, [])) for letter in shown]


def _read(text: str, language: str) -> Iterator[tuple[int, str]]:
    places = _places(language)
    word = _plain(text, language)
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


def _plain(text: str, language: str) -> str:
    """Small letters in their usual signs, from the first letter or digit on; for the Cyrillic order, in Cyrillic."""
    if language == "tr":
        text = text.replace("I", "ı").replace("İ", "i")
    word = _IN_FRONT.sub("", unicodedata.normalize("NFKC", text)).lower()
    if "đ" in _places(language) or language == CYRILLIC:
        word = word.replace("ð", "đ")
    if language != CYRILLIC:
        return word
    word = _PAIRS.sub(lambda pair: _IN_CYRILLIC[pair.group()], word)
    return "".join(_IN_CYRILLIC.get(letter) or _IN_CYRILLIC.get(_base(letter)) or letter for letter in word)


def _base(letter: str) -> str:
    return _BASES.get(letter) or unicodedata.normalize("NFD", letter)[0]
