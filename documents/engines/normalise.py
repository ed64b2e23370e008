"""One form for every text: NFC, plain letters, plain blanks, words whole again.

``normalise`` takes the pages of one file together, because a word cut at a line's end is known by its
other appearances.
"""

import re
import unicodedata
from functools import partial

_LETTERS = {
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
    "ǆ": "dž", "ǅ": "Dž", "Ǆ": "DŽ", "ǉ": "lj", "ǈ": "Lj", "Ǉ": "LJ", "ǌ": "nj", "ǋ": "Nj", "Ǌ": "NJ",
    "\u2010": "-", "\u2011": "-", "\uf0b7": "•", "\uf0a7": "•", "\uf0d8": "•", "\uf0fc": "✓",
    "\u2028": "\n", "\u2029": "\n", "\x0b": "\n", "\x85": "\n", "\r": "\n",
}  # fmt: skip
_TABLE = str.maketrans(_LETTERS)
_TO_CHANGE = re.compile(f"[{''.join(_LETTERS)}]")
# Control signs, invisible signs and marks of direction, halves of pairs, signs that no text may have.
_NOT_TEXT = re.compile(
    "[\0-\x08\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\uffff\ud800-\udfff]"
)
_SOFT_HYPHEN = re.compile("\u00ad[ \t]*\n[ \t]*(\\S+)[ \t]*\n?")
_BLANKS = re.compile(r"[^\S\n\t]{2,}|[^\S\n\t ]")
_LINE_BLANKS = re.compile(r"[ \t]+(?=\n)|(?<=\n)[ ]+")
_EMPTY_LINES = re.compile(r"\n{3,}")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# A word's beginning, the hyphen at the line's end, the rest of it and what is written to it.
_CUT = re.compile(r"([^\s-]*[^\W_])-[ \t]*\n[ \t]*([^\W\d_]+)(\S*)[ \t]*\n?")
_ADDRESS = re.compile(r"@|://|^www\.|\.[a-z]{2,}", re.IGNORECASE)
# First parts that are written with a hyphen in the two languages.
_WITH_HYPHEN = frozenset("anti audio auto e eks ish jo online radio ueb veb video vice web zëvendës".split())  # noqa: SIM905
_SHORT = 4


def normalise(pages: list[str]) -> list[str]:
    """Return the pages of one file in one form; what a page ends with is not joined to the next."""
    cleaned = [_clean(page) for page in pages]
    if not any("-\n" in page for page in cleaned):
        return cleaned
    words = {word.lower() for page in cleaned for word in _WORD.findall(_CUT.sub(" ", page))}
    return [_CUT.sub(partial(_rejoin, words), page).strip("\n") for page in cleaned]


def _clean(text: str) -> str:
    text = text.replace("\r\n", "\n")
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    if _TO_CHANGE.search(text):
        text = text.translate(_TABLE)
    text = _SOFT_HYPHEN.sub(r"\1\n", text).replace("\u00ad", "")
    text = _BLANKS.sub(" ", _NOT_TEXT.sub("", text))
    return _EMPTY_LINES.sub("\n\n", _LINE_BLANKS.sub("", f"{text}\n")).strip("\n ")


def _rejoin(words: set[str], cut: re.Match) -> str:
    start, rest, tail = cut.groups()
    hyphen = "-" if _keeps_hyphen(start, rest, tail, words) else ""
    return f"{start}{hyphen}{rest}{tail}\n"


def _keeps_hyphen(start: str, rest: str, tail: str, words: set[str]) -> bool:
    """The hyphen goes only from a word that is cut: not from a compound, an address or an ending (MAPL-së)."""
    first = _last_word(start)
    if not first or _ADDRESS.search(start + rest + tail):
        return True
    if (first + rest).lower() in words:
        return False
    if f"{first}-{rest}".lower() in words or first.lower() in _WITH_HYPHEN:
        return True
    if not rest.islower() or not (first.islower() or first.istitle()) or len(first) == 1 or len(rest) == 1:
        return True
    return len(rest) >= _SHORT and rest in words


def _last_word(start: str) -> str:
    found = re.search(r"[^\W\d_]+$", start)
    return found[0] if found else ""
