"""Running Serbian text from Latin to Cyrillic, word by word; what is no Serbian word stays as it is."""

import re
from collections.abc import Mapping
from functools import lru_cache

from . import kept, words
from .lists import pairs

_SPACES = re.compile(r"(\s+)")
_LATIN = re.compile("[A-Za-zÀ-ɏ]")
_MARKUP = re.compile("[<>&\"'=]")
_EDGES = ".,;:!?()[]„“”»«…–—'’\"-"
_SERBIAN_LETTER = re.compile("[čćžšđČĆŽŠĐ]")
_ALBANIAN_LETTER = re.compile("[ëçËÇ]")
_ALBANIAN_WORDS = frozenset(["për", "dhe", "të", "së", "në", "një", "është", "nga", "me", "e", "i"])
# The endings of Serbian cases that a name may have in a Serbian text.
_CASES = ("", "a", "u", "e", "om", "em", "ov", "ova", "ovo", "ove")
_NUMERAL_AFTER = frozenset(
    [
        "glava",
        "poglavlje",
        "deo",
        "dela",
        "član",
        "tačka",
        "aneks",
        "prilog",
        "faza",
        "klasa",
        "kategorija",
        "zona",
        "tarifa",
    ]
)
_NUMERAL_BEFORE = frozenset(
    ["kvartal", "kvartala", "kvartalu", "polugodište", "deo", "faza", "faze", "razred", "stepen", "nivo", "zona", "red"]
)
_WITH_NEIGHBOURS = kept.UNITS | {"I", "V"}
# What has more signs without a space is no word of a language, and looking it through costs its length squared.
_LONGEST = 200
_INITIAL_OF = ("ić", "ski", "ska", "ov", "ova")
_MOST_KEPT, _LONGEST_KEPT = 50_000, 400


class Converter:
    """Converts with one register of names: ``{name as Albanian texts write it: its Serbian form in Latin}``.

    Keeps what it has converted, by pieces between spaces. May be used by several threads.
    """

    def __init__(self, names: Mapping[str, str] | None = None):
        known = dict(pairs("names.tsv")) | dict(names or {})
        # Such signs stand escaped in a page, where a name must not bring them in plain.
        known = {name: serbian for name, serbian in known.items() if not _MARKUP.search(name + serbian)}
        self._single = {name: serbian for name, serbian in known.items() if " " not in name}
        several = {name: serbian for name, serbian in known.items() if " " in name}
        self._several = several
        self._firsts = frozenset(name.split()[0] for name in several)
        ordered = sorted(several, key=len, reverse=True)
        self._phrase = re.compile(rf"\b(?:{'|'.join(map(re.escape, ordered))})\b") if several else None
        self._known: dict[str, str] = {}
        # Pieces whose neighbours matter: foreign names, letters that may be units or numerals.
        self._watched: set[str] = set()
        self._short = lru_cache(maxsize=8192)(self._text)

    def text(self, text: str) -> str:
        """Return ``text``, plain or with entities but without tags, in Cyrillic; what is no Serbian word stays."""
        return self._short(text) if len(text) <= _LONGEST_KEPT else self._text(text)

    def _text(self, text: str) -> str:
        if not _LATIN.search(text) or self._is_albanian(text):
            return text
        pieces = _SPACES.split(text)
        if self._phrase and not self._firsts.isdisjoint(pieces):
            text = self._phrase.sub(lambda found: self._several[found.group()], text)
            pieces = _SPACES.split(text)
        known = self._known
        converted = [known[piece] if piece in known else self._piece(piece) for piece in pieces]
        if not self._watched.isdisjoint(pieces):
            self._settle(pieces, converted)
        return "".join(converted)

    def _is_albanian(self, text: str) -> bool:
        """Whether a text without any mark of its language is a whole phrase of the other one."""
        if not _ALBANIAN_LETTER.search(text) or _SERBIAN_LETTER.search(text) or text.strip() in self._several:
            return False
        found = [word.strip(_EDGES).lower() for word in text.split()]
        joining = sum(word in _ALBANIAN_WORDS for word in found)
        return bool(joining) and 2 * (joining + sum(map(kept.is_foreign, filter(str.isalpha, found)))) >= len(found)

    def _piece(self, piece: str) -> str:
        """Convert what stands between two spaces, and remember it."""
        core = piece.strip(_EDGES)
        if len(self._known) > _MOST_KEPT:
            # New ones instead of cleared ones: other threads may be reading them.
            self._known, self._watched = {}, set()
        if core in _WITH_NEIGHBOURS:
            self._watched.add(piece)
        if kept.is_kept(core) or len(piece) > _LONGEST:
            converted = piece
        elif not kept.NOT_PLAIN.search(piece):
            converted = words.plain(piece)
        else:
            converted = self._parts(words.normal(piece))
        self._known[piece] = converted
        return converted

    def _parts(self, piece: str) -> str:
        name = self._named(piece.strip(_EDGES))
        if name:
            return words.word(piece.replace(*name))

        def part(found: re.Match) -> str:
            text = found["word"]
            if not text or kept.is_kept(text):
                return found.group()
            name = self._named(text)
            if name:
                return words.word(text.replace(*name))
            if kept.is_foreign(text):
                if text[0].isupper():
                    self._watched.add(piece)
                return text
            return words.word(text)

        return kept.PARTS.sub(part, piece)

    def _named(self, word: str) -> tuple[str, str] | None:
        """(the registered name that begins the word, its Serbian form) where only a case ending follows."""
        for length in range(len(word), max(len(word) - 4, 2), -1):
            name = word[:length]
            serbian = self._single.get(name)
            if serbian and word[length:] in _CASES and (length == len(word) or name[-1] not in "aeiouë"):
                return name, serbian
        return None

    def _settle(self, pieces: list[str], converted: list[str]) -> None:
        """Correct, in place, what only the neighbours tell: units, numerals, first names of Albanian names."""
        for at in [at for at, piece in enumerate(pieces) if piece in self._watched]:
            piece, before, after = pieces[at], _at(pieces, at - 2), _at(pieces, at + 2)
            core = piece.strip(_EDGES)
            if core in kept.UNITS:
                if before[-1:].isdigit():
                    converted[at] = piece
            elif core in _WITH_NEIGHBOURS:
                is_numeral = _is_numeral(piece, before, after)
                converted[at] = piece if is_numeral else words.plain(piece)
            else:
                self._keep_neighbours(pieces, converted, at)

    def _keep_neighbours(self, pieces: list[str], converted: list[str], at: int) -> None:
        for step in (-2, 2):
            place = at + step
            while kept.is_first_name(_at(pieces, place)):
                converted[place] = pieces[place]
                place += step


def _is_numeral(piece: str, before: str, after: str) -> bool:
    """Whether I or V is a number here: of a heading, of what stands beside it, and V wherever it is a word."""
    next_word = after.strip(_EDGES).lower()
    if piece[-1] in ".)":
        return not before and not next_word.endswith(_INITIAL_OF)
    return piece == "V" or before.strip(_EDGES).lower() in _NUMERAL_AFTER or next_word in _NUMERAL_BEFORE


def _at(pieces: list[str], place: int) -> str:
    return pieces[place] if 0 <= place < len(pieces) else ""
