"""What only the words beside a piece tell: units behind numbers, numerals, references, and whole names."""

import re
from collections.abc import Callable

from . import kept, words
from .albanian import EDGES
from .lists import entries

FIRST_NAMES = frozenset(entries("first_names.txt"))
NUMERALS = frozenset(["I", "V"])
WITH_NEIGHBOURS = kept.UNITS | NUMERALS
# In front of I and V, in the form that headings have, and in others.
_HEADINGS = frozenset(entries("numbered.txt"))
_NUMBERED = _HEADINGS | frozenset(entries("numbered_cases.txt"))
_KINGS = frozenset(["petar", "petra", "petru", "aleksandar", "aleksandra", "aleksandru", "karlo", "karla"])
# No “and” stands behind these.
_PREPOSITIONS = frozenset(["bez", "do", "iz", "na", "o", "od", "po", "sa", "u", "za"])
# Behind them.
_COUNTED = frozenset(entries("counted.txt"))
_BEFORE_REFERENCES = frozenset(["br", "broj", "nr", "ref", "šifra"])
_REFERENCE = re.compile("[A-Z]{2,5}")
_INITIAL_OF = ("ić", "ski", "ska", "ov", "ova")
_INITIAL = re.compile(r"[A-ZČĆĐŠŽ]\.")
_NAME = re.compile("[A-Z][a-z]+(?:-[A-Z][a-z]+)?")
_CLOSING, _OPENING = tuple(',;:!?)]“”»".…'), tuple('([„«“”"')
# Words that stand with a capital letter beside a name and are no part of it, and beginnings of such words.
_COMMON = frozenset(entries("common.txt"))
_COMMON_BEGINNINGS = tuple(word[:-1] for word in _COMMON if word.endswith("-"))


def is_watched(core: str) -> bool:
    """Whether a piece, without the signs at its edges, asks for its neighbours wherever it stands."""
    return core in WITH_NEIGHBOURS or (len(core) < 6 and bool(_REFERENCE.fullmatch(core)))


def settle(pieces: list[str], converted: list[str], at: int) -> None:
    """Correct, in place, what was made of the piece at ``at``; pieces and spaces take turns in both lists."""
    piece, before, after = pieces[at], _at(pieces, at - 2), _at(pieces, at + 2)
    core = piece.strip(EDGES)
    if core in kept.UNITS and before[-1:].isdigit():
        converted[at] = piece
    elif core in NUMERALS:
        converted[at] = piece if is_numeral(piece, before, after) else words.plain(piece)
    elif _REFERENCE.fullmatch(core) and before.strip(EDGES).lower() in _BEFORE_REFERENCES and after[:1].isdigit():
        converted[at] = piece


def is_numeral(piece: str, before: str, after: str) -> bool:
    """Whether I or V is a number between these two pieces; empty ones stand for the ends of the text."""
    word, next_word = before.strip(EDGES), after.strip(EDGES)
    begins = _ends_sentence(before)
    if piece[-1] == ")" or (piece[-1] == ":" and begins):
        return True
    in_capitals = len(word) > 1 and word.isupper()
    if not begins and (word.lower() in _PREPOSITIONS or word.lower() in (_HEADINGS if in_capitals else _NUMBERED)):
        return True
    if piece[-1] == ".":
        return _is_numeral_with_point(before, word, next_word)
    if piece.strip(EDGES) == "V":
        return True
    if begins:
        return not next_word or next_word.lower() in _COUNTED or (next_word.isupper() and len(next_word) > 2)
    # "And" has a capital letter in the middle of a text only where every word has one.
    return not in_capitals and (word.lower() in _KINGS or not next_word.istitle())


def begins(pieces: list[str], at: int) -> bool:
    """Whether a sentence begins with the piece at ``at``."""
    return _ends_sentence(_at(pieces, at - 2))


def _ends_sentence(before: str) -> bool:
    word = before.strip(EDGES)
    return not word or (before[-1] in ".!?:;–—…" and word.lower() not in _NUMBERED)


def _is_numeral_with_point(before: str, word: str, next_word: str) -> bool:
    """Not an initial: V. Popović, Aleksandar I. Jovanović."""
    if not before:
        return not next_word.lower().endswith(_INITIAL_OF)
    return word.islower() and not next_word.istitle()


def keep_names(pieces: list[str], converted: list[str], at: int, is_serbian: Callable[[str], bool]) -> None:
    """Keep, in place, what belongs to the foreign name at ``at``: first names beside it, and one more word that may
    be its other half. ``is_serbian`` knows names that are not."""
    free = pieces[at].strip(EDGES).istitle()
    for step in (2, -2):
        place = at
        while 0 <= place + step < len(pieces):
            neighbour = pieces[place + step].strip(EDGES)
            if not neighbour[:1].isupper() or not _joined(pieces, place, step):
                break
            place += step
            if kept.is_foreign(neighbour):
                free = False
                break
            if not (_is_first_name(neighbour) or _INITIAL.fullmatch(pieces[place])):
                if not free or not _NAME.fullmatch(neighbour) or _is_common(neighbour) or is_serbian(neighbour):
                    break
                free = False
            converted[place] = pieces[place]


def _joined(pieces: list[str], place: int, step: int) -> bool:
    """Whether no sign stands between a piece and the next one in this direction."""
    left, right = (pieces[place], pieces[place + step]) if step > 0 else (pieces[place + step], pieces[place])
    return not (right.startswith(_OPENING) or (left.endswith(_CLOSING) and not _INITIAL.fullmatch(left)))


def _is_first_name(word: str) -> bool:
    return word in FIRST_NAMES or (word.isupper() and word.capitalize() in FIRST_NAMES)


def _is_common(word: str) -> bool:
    """Whether a word with a capital letter is no part of the foreign name beside it."""
    small = word.lower()
    return small in _COMMON or small.startswith(_COMMON_BEGINNINGS) or small.endswith(("ic", "ski", "ska"))


def _at(pieces: list[str], place: int) -> str:
    return pieces[place] if 0 <= place < len(pieces) else ""
