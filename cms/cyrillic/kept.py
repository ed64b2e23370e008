"""What stays Latin inside Serbian text, sign by sign: addresses, references, units, numerals, foreign words."""

import re

from .lists import entries
from .words import LETTER, LETTERS

KEPT = frozenset(entries("kept.txt"))
# Units whose letter alone could be a word or an abbreviation: only behind a number.
UNITS = frozenset(["m", "g", "l", "h", "t", "V", "W", "A", "N"])
# Shorter words with one more letter are other words.
SHORTEST_WITH_ENDING = 5
_NAMES = tuple(sorted(word for word in KEPT if len(word) >= SHORTEST_WITH_ENDING and word[-1].isalpha()))
ENDINGS = frozenset("a u e i om em ov ovi ova ove ovo ovu ovih ovog ovom ja je ji ju jem".split())  # noqa: SIM905
_SERBIAN = re.compile(f"(?:{'|'.join(entries('double.txt'))})")
_CONSONANT = "[bcčćdđfghjklmnprsštvzž]"
_CAPITAL = f"[{LETTERS.upper()}]"
# The beginnings are those of other languages: Clinton, Philips.
_DOUBLE = re.compile(rf"({_CONSONANT})\1|[csztdg]h|gj|^cl|^ph")
_INNER_CAPITAL = re.compile("[a-z][A-Z]")
_FOREIGN_LETTER = re.compile(rf"[^{LETTERS}]")
_FILES = "pdf|docx?|odt|ods|xlsx?|pptx?|rtf|txt|csv|xml|json|html?|zip|png|jpe?g|mp[34]"
_ENDS_OF_HOSTS = "net|com|org|info|eu|gov|edu|rs|al|mk|ks|io"
_CODE = r"(?:[A-Z]{1,5}[0-9][A-Z0-9]*|[0-9]+[A-Z]{1,5}[A-Z0-9]*|[A-Z]{1,5}|[0-9]+)"
# Numerals with L and C have three letters and more, for LI and CI are words; a letter may follow: IIa.
_NUMERAL = r"(?:[IVX]{2,}|(?=[IVXLC]{3})C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3}))"
_ENDINGS_OF_NUMERALS = "og|om|oj|im|ih|em|ti|ta|to|te|tog|tom|toj|vi|va|vo|ve"
# Companies in the forms of Kosovo's law: sh.p.k., Sh.A., N.T.P., N.SH.
_COMPANIES = r"[Ss][Hh]\.?\ ?[Pp]\.?\ ?[Kk]|[Ss][Hh]\.[Aa]|N\.[TN]\.(?:[PT]|S[Hh])|N\.(?:P\.T|P\.N|S[Hh])|L\.L\.C"

# Alternatives in the order of their right; the last one, ``word``, is what may be converted.
PARTS = re.compile(
    rf"""
      &\#?\w+;
    | (?:https?|s?ftps?)://[^\s<>"„“”]+ | \bwww\.[^\s<>"„“”]+ | (?:mailto|tel):[^\s<>"]+
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)+
    | [\w.-]+\.(?i:{_FILES})\b
    | \b[\w-]+(?:\.[\w-]+)*\.(?:{_ENDS_OF_HOSTS})\b(?:/[^\s<>"„“”]*)?
    | (?<!\w)[\#@]\w+ | %\(\w+\)[sdif]? | %[sdif]\b | \{{\w*\}}
    | \b[Ee]-?mail
    | (?<![\w.])(?:{_COMPANIES})(?!\w)
    | \b[0-9]+(?:&nbsp;)?(?:km/h|m/s|[kcmd]?m[²³23]?(?:/[hs])?|[km]?g|[mdh]?l(?:/[hs])?|h|t|[kMG]?Wh?|kV|[kMG]B)(?!\w)
    | (?<![^\W_])(?=[A-Z/–-]*[0-9])(?=[0-9/–-]*[A-Z]){_CODE}(?:[/–-]{_CODE})*(?!\w)
    | (?<![\w.])(?:{_NUMERAL}[a-z]?(?!\w)|[IVX](?:[–/-][IVX]+)+|[VX](?!\.\w)|[IVX](?=-(?:{_ENDINGS_OF_NUMERALS})\b))
      (?:[–/-][IVX]+)*(?![\w])
    | °C\b
    | (?P<word>[^\W\d_]+)
    """,
    re.VERBOSE,
)
# What a piece between spaces must not have to be converted letter by letter. Fast, and right more often than needed.
NOT_PLAIN = re.compile(
    rf"[^{LETTERS}{LETTERS.upper()}\s.,;:!?()„“”»«…–—'’-]|{_CAPITAL}{{2}}|[LlNnDd][JjŽž]|[CcSsZzTtDdGg][hj]|[LR][lr]"
    rf"|({_CONSONANT})\1|[.:]{LETTER}|(?<!\w)[IVX](?!\w)|[a-z][A-Z]|(?<!\w)(?:[Cc]l|[Pp]h)"
)


def is_kept(word: str) -> bool:
    """Whether a word, or a name with a Serbian ending, is on the list of what stays Latin."""
    return word in KEPT or (word.startswith(_NAMES) and is_one_of(word, _NAMES))


def is_one_of(word: str, names: tuple[str, ...]) -> bool:
    """Whether a word is one of the names, or one of five letters and more with a Serbian ending."""
    return word.startswith(names) and any(
        word == name or (len(name) >= SHORTEST_WITH_ENDING and word[len(name) :].lower() in ENDINGS)
        for name in names
        if word.startswith(name)
    )


def is_foreign(word: str) -> bool:
    """Whether the spelling of a word of letters is not Serbian: q, w, x, y, ë, double consonants, Albanian digraphs,
    a capital in the middle."""
    small = word.lower()
    if _FOREIGN_LETTER.search(small) or _INNER_CAPITAL.search(word):
        return True
    found = _DOUBLE.search(small)
    if not found or len(word) < 3 or (word.isupper() and len(word) < 5):
        return False
    return not any(match.end() == found.start() + 1 for match in [_SERBIAN.match(small)] if match)


def is_foreign_compound(text: str) -> bool:
    """Whether words in small letters with hyphens are of another language together: copy-paste, off-line."""
    halves = text.split("-")
    if len(halves) < 2 or halves[-1] in ENDINGS or not all(map(_is_short, halves)):
        return False
    return any(is_foreign(half) and not is_kept(half) for half in halves)


def _is_short(half: str) -> bool:
    return half.isascii() and half.isalpha() and half.islower() and len(half) <= 5
