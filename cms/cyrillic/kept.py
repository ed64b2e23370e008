"""What stays Latin inside Serbian text, sign by sign: addresses, references, units, numerals, foreign words."""

import re

from .lists import entries
from .words import LETTER, LETTERS

KEPT = frozenset(entries("kept.txt"))
FIRST_NAMES = frozenset(entries("first_names.txt"))
# Units whose letter alone could be a word or an abbreviation: only behind a number.
UNITS = frozenset(["m", "g", "l", "h", "t"])
_NAMES = tuple(sorted(word for word in KEPT if len(word) > 4 and word[-1].isalpha()))
_ENDINGS = frozenset(["a", "u", "e", "i", "om", "em", "ov", "ovi", "ova", "ove", "ovo", "ovu", "ovih", "ovog", "ovom"])
_SERBIAN = re.compile(f"(?:{'|'.join(entries('double.txt'))})")
_CONSONANT = "[bcčćdđfghjklmnprsštvzž]"
_CAPITAL = f"[{LETTERS.upper()}]"
_DOUBLE = re.compile(rf"({_CONSONANT})\1|[sztd]h|gj")
_SIGNS_OF_ALBANIAN = re.compile(r"[sztdx]h|gj|q|ë|ç|ll|rr")
_FOREIGN_LETTER = re.compile(rf"[^{LETTERS}]")
_FILES = "pdf|docx?|odt|ods|xlsx?|pptx?|rtf|txt|csv|xml|json|html?|zip|png|jpe?g|mp[34]"
_ENDS_OF_HOSTS = "net|com|org|info|eu|gov|edu|rs|al|mk|ks|io"
_CODE = r"(?:[A-Z]{1,5}[0-9][A-Z0-9]*|[0-9]+[A-Z]{1,5}[A-Z0-9]*|[A-Z]{1,5}|[0-9]+)"

# Alternatives in the order of their right; the last one, ``word``, is what may be converted.
PARTS = re.compile(
    rf"""
      &\#?\w+;
    | (?:https?|s?ftps?)://[^\s<>"„“”]+ | \bwww\.[^\s<>"„“”]+ | (?:mailto|tel):[^\s<>"]+
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)+
    | [\w.-]+\.(?:{_FILES})\b
    | \b[\w-]+(?:\.[\w-]+)*\.(?:{_ENDS_OF_HOSTS})\b(?:/[^\s<>"„“”]*)?
    | (?<!\w)[\#@]\w+ | %\(\w+\)[sdif]? | %[sdif]\b | \{{\w*\}}
    | \b[Ee]-?mail
    | \b[0-9]+(?:&nbsp;)?(?:km/h|m/s|[kcmd]?m[²³23]?|[km]?g|[mdh]?l|h|t|[kMG]?Wh?|kV|[kMG]B)(?!\w)
    | (?<![^\W_])(?=[A-Z/–-]*[0-9])(?=[0-9/–-]*[A-Z]){_CODE}(?:[/–-]{_CODE})*(?!\w)
    | (?<![\w.])(?:[IVX]{{2,}}|[IVX](?:[–/-][IVX]+)+|[VX](?!\.\w))(?:[–/-][IVX]+)*(?![\w])
    | °C\b
    | (?P<word>[^\W\d_]+)
    """,
    re.VERBOSE,
)
# What a piece between spaces must not have to be converted letter by letter. Fast, and right more often than needed.
NOT_PLAIN = re.compile(
    rf"[^{LETTERS}{LETTERS.upper()}\s.,;:!?()„“”»«…–—'’-]|{_CAPITAL}{{2}}|[LlNnDd][JjŽž]|[SsZzTtDdGg][hj]|[LR][lr]"
    rf"|({_CONSONANT})\1|[.:]{LETTER}|(?<!\w)[IVX](?!\w)"
)


def is_kept(word: str) -> bool:
    """Whether a word, or a name with a Serbian ending, is on the list of what stays Latin."""
    if word in KEPT:
        return True
    return word.startswith(_NAMES) and any(word.startswith(name) and word[len(name) :] in _ENDINGS for name in _NAMES)


def is_foreign(word: str) -> bool:
    """Whether the spelling of a word of letters is not Serbian: q, w, x, y, ë, double consonants, Albanian digraphs."""
    small = word.lower()
    if _FOREIGN_LETTER.search(small):
        return True
    found = _DOUBLE.search(small)
    if not found or len(word) < 3 or (word.isupper() and len(word) < 5):
        return False
    return not any(match.end() == found.start() + 1 for match in [_SERBIAN.match(small)] if match)


def looks_albanian(word: str) -> bool:
    """Whether the spelling of a foreign word is an Albanian one."""
    return bool(_SIGNS_OF_ALBANIAN.search(word.lower()))


def is_first_name(piece: str) -> bool:
    """Whether a piece is an Albanian name that does not look like one."""
    return piece.rstrip(",") in FIRST_NAMES
