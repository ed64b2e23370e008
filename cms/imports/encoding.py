"""Which letters the bytes of a table mean: UTF-8, or Windows-1250 as older spreadsheets write it."""

import codecs
import unicodedata

# What Albanian and Serbian texts have beyond ASCII; two or three wrong signs that mean one of these are a damage.
_LETTERS = frozenset("ëËçÇčČćĆšŠžŽđĐ„“”‘’–—…«»") | {chr(code) for code in range(0x0400, 0x0460)}
_MISTAKEN_FOR = ("cp1252", "cp1250", "latin-1")


def decode(data: bytes) -> str:
    """Return the text; a byte that means nothing stays a lone surrogate, so that only its own cell is refused.

    A table is UTF-8 where it says so or where any line of it has letters that can be nothing else: one damaged
    row must not turn the others into Windows-1250.
    """
    if data.startswith(codecs.BOM_UTF8):
        return data.removeprefix(codecs.BOM_UTF8).decode("utf-8", "surrogateescape")
    lines = data.splitlines()
    encoding = "utf-8" if any(_has_utf8_letters(line) for line in lines) else "cp1250"
    return data.decode(encoding, "surrogateescape")


def _has_utf8_letters(line: bytes) -> bool:
    try:
        return not line.isascii() and bool(line.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def is_broken(text: str) -> bool:
    """True where letters were lost or replaced: control signs, replacement signs, UTF-8 read as something else."""
    if any(unicodedata.category(sign) in ("Cc", "Cs") or sign == "\ufffd" for sign in text):
        return True
    pieces = (text[start : start + size] for size in (2, 3) for start in range(len(text)))
    return any(_means_a_letter(piece) for piece in pieces if not piece.isascii())


def _means_a_letter(piece: str) -> bool:
    for encoding in _MISTAKEN_FOR:
        try:
            if piece.encode(encoding).decode("utf-8") in _LETTERS:
                return True
        except UnicodeError:
            continue
    return False
