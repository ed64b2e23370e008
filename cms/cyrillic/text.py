"""Running Serbian text from Latin to Cyrillic, word by word; what is no Serbian word stays as it is."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from . import albanian, kept, neighbours, words
from .albanian import EDGES
from .lists import pairs

_SPACES = re.compile(r"(\s+)")
_LATIN = re.compile("[A-Za-zÀ-ɏ]")
_LETTERS = re.compile(r"[^\W\d_]+")
_OPENING = '„“"(«'
# Signs that stand escaped in a page: a name or a phrase with one would break it, or not be found.
MARKUP = re.compile("[<>&\"'=]")
# The endings of Serbian cases that a name may have in a Serbian text.
_CASES = ("", "a", "u", "e", "om", "em", "ov", "ova", "ovo", "ove")
# What has more signs without a space is no word of a language, and looking it through costs its length squared.
_LONGEST = 200
_MOST_KEPT, _LONGEST_KEPT = 50_000, 400


class Converter:
    """Converts with one register of names: ``{name as Albanian texts write it: its Serbian form in Latin}``.

    ``unsure`` are names of one word that could be a Serbian one (Istog); they count where a text shows by a capital
    letter in its middle that a name is meant. ``latin`` are words and phrases that stay as they are written.
    Keeps what it has converted, by pieces between spaces. May be used by several threads.
    """

    def __init__(
        self,
        names: Mapping[str, str] | None = None,
        latin: Iterable[str] = (),
        unsure: Mapping[str, str] | None = None,
    ):
        known = _without_markup(dict(pairs("names.tsv")) | dict(names or {}))
        self._unsure = _without_markup(unsure or {})
        self._single = _with_capitals({name: serbian for name, serbian in known.items() if " " not in name})
        self._several = _with_capitals({name: serbian for name, serbian in known.items() if " " in name})
        self._beginnings = frozenset(name[:3] for name in (*self._single, *self._unsure))
        self._phrase = _any_of(self._several)
        self._serbian = tuple({word[:-1].lower() for name in known.values() for word in name.split() if len(word) > 3})
        latin = {form for word in latin for form in (word, word.upper())}
        phrases = {word for word in latin if " " in word}
        self._latin = tuple(form for word in latin - phrases for form in _forms(word))
        self._latin_phrase = _any_of(phrases)
        # Pieces that make a text worth a second look: it may have a phrase in it, or be Albanian.
        firsts = {name.split()[0] for name in (*self._several, *phrases)}
        self._firsts = frozenset(sign + first for first in firsts for sign in ("", *_OPENING))
        self._signs = self._firsts | albanian.SIGNS
        self._known: dict[str, str] = {}
        # The same, and pieces whose neighbours matter: letters that may be units or numerals, foreign names, names of
        # the register.
        self._watched = set(self._signs)
        self._foreign: set[str] = set()
        self._short = lru_cache(maxsize=8192)(self._text)

    def text(self, text: str) -> str:
        """Return ``text``, plain or with entities but without tags, in Cyrillic; what is no Serbian word stays."""
        return self._short(text) if len(text) <= _LONGEST_KEPT else self._text(text)

    def _text(self, text: str) -> str:
        if not _LATIN.search(text):
            return text
        pieces = _SPACES.split(text)
        converted = self._converted(pieces)
        has_letter = albanian.LETTER.search(text)
        if not has_letter and self._watched.isdisjoint(pieces):
            return "".join(converted)
        if has_letter or not self._signs.isdisjoint(pieces):
            has_phrase = not self._firsts.isdisjoint(pieces)
            if albanian.is_phrase(self._phrase.sub(" ", text) if has_phrase else text):
                return text
            if has_phrase:
                return self._around_phrases(text)
        return self._settled(pieces, converted)

    def _around_phrases(self, text: str) -> str:
        # What stands between two phrases is converted, at the even places.
        parts = self._latin_phrase.split(text) if self._latin_phrase else [text]
        parts[::2] = map(self._with_names, parts[::2])
        return "".join(parts)

    def _with_names(self, text: str) -> str:
        pieces = _SPACES.split(self._phrase.sub(lambda found: self._several[found.group()], text))
        return self._settled(pieces, self._converted(pieces))

    def _converted(self, pieces: list[str]) -> list[str]:
        """Texts and spaces in turn, each in Cyrillic by itself."""
        known = self._known
        return [known[piece] if piece in known else self._piece(piece) for piece in pieces]

    def _settled(self, pieces: list[str], converted: list[str]) -> str:
        for at in [at for at, piece in enumerate(pieces) if piece in self._watched]:
            self._settle(pieces, converted, at)
        return "".join(converted)

    def _settle(self, pieces: list[str], converted: list[str], at: int) -> None:
        if pieces[at] in self._foreign:
            neighbours.keep_names(pieces, converted, at, self._is_serbian)
        elif self._unsure and (name := self._named(pieces[at].strip(EDGES), self._unsure)):
            if not neighbours.begins(pieces, at):
                converted[at] = words.word(pieces[at].replace(*name, 1))
        else:
            neighbours.settle(pieces, converted, at)

    def _is_serbian(self, word: str) -> bool:
        return word.lower().startswith(self._serbian)

    def _piece(self, piece: str) -> str:
        """Convert what stands between two spaces, and remember it."""
        core = piece.strip(EDGES)
        if len(self._known) > _MOST_KEPT:
            # New ones instead of cleared ones: other threads may be reading them.
            self._known, self._watched, self._foreign = {}, set(self._signs), set()
        if len(piece) > _LONGEST:
            converted = piece
        else:
            if neighbours.is_watched(core) or self._named(core, self._unsure):
                self._watched.add(piece)
            converted = self._short_piece(piece, core)
        self._known[piece] = converted
        return converted

    def _short_piece(self, piece: str, core: str) -> str:
        if self._is_kept(core):
            return piece
        head, hyphen, ending = core.rpartition("-")
        if hyphen and ending in kept.ENDINGS and self._is_kept(head):
            place = piece.index(core) + len(head)
            return piece[:place] + words.plain(piece[place:])
        if kept.NOT_PLAIN.search(piece) or self._named(core) or self._has_kept_part(core):
            return self._parts(words.normal(piece), piece)
        return words.plain(piece)

    def _parts(self, piece: str, watched: str) -> str:
        core = piece.strip(EDGES)
        if name := self._named(core):
            return words.word(piece.replace(*name, 1))
        if kept.is_foreign_compound(core):
            return piece

        def part(found: re.Match) -> str:
            text = found["word"]
            if not text or self._is_kept(text):
                return found.group()
            name = self._named(text)
            if name:
                return words.word(text.replace(*name, 1))
            if kept.is_foreign(text):
                if text[0].isupper():
                    self._watched.add(watched)
                    self._foreign.add(watched)
                return text
            return words.word(text)

        return kept.PARTS.sub(part, piece)

    def _has_kept_part(self, core: str) -> bool:
        return not core.isalpha() and any(map(self._is_kept, _LETTERS.findall(core)))

    def _is_kept(self, word: str) -> bool:
        return kept.is_kept(word) or (bool(self._latin) and kept.is_one_of(word, self._latin))

    def _named(self, word: str, names: Mapping[str, str] | None = None) -> tuple[str, str] | None:
        """(the registered name that begins the word, its Serbian form) where only a case ending follows."""
        names = self._single if names is None else names
        if word[:3] not in self._beginnings:
            return None
        for length in range(len(word), max(len(word) - 4, 2), -1):
            name = word[:length]
            serbian = names.get(name)
            if (
                serbian
                and word[length:].lower() in _CASES
                and (length == len(word) or name[-1].lower() not in "aeiouë")
            ):
                return name, serbian
        return None


def _without_markup(names: Mapping[str, str]) -> dict[str, str]:
    return {name: serbian for name, serbian in names.items() if not MARKUP.search(name + serbian)}


def _with_capitals(names: dict[str, str]) -> dict[str, str]:
    return {name.upper(): serbian.upper() for name, serbian in names.items()} | names


def _forms(word: str) -> list[str]:
    """A name that stays Latin, and with the endings that take the place of its last letter: Delta, Delte, Deltu."""
    has_others = len(word) >= kept.SHORTEST_WITH_ENDING and word.endswith("a")
    return [word, *(word[:-1] + ending for ending in ("e", "i", "u", "o", "om") if has_others)]


def _any_of(phrases: Iterable[str]) -> re.Pattern | None:
    """The longest of several phrases at a place; one group, so that ``split`` keeps them."""
    ordered = sorted(map(re.escape, phrases), key=len, reverse=True)
    return re.compile(rf"(?<!\w)({'|'.join(ordered)})(?!\w)") if ordered else None
