"""Text without its spelling differences: one fold for titles, filters and addresses."""

import re
import unicodedata

_LATIN_LETTERS = "a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š".split()  # noqa: SIM905
_CYRILLIC = dict(zip("абвгдђежзијклљмнњопрстћуфхцчџш", _LATIN_LETTERS, strict=True))
_CYRILLIC_TO_LATIN = str.maketrans(_CYRILLIC)
_LETTERS_WITHOUT_ACCENT = str.maketrans({"đ": "dj", "ð": "dj", "ł": "l", "ø": "o", "ß": "ss", "æ": "ae"})
_NOT_A_WORD = re.compile(r"[^a-z0-9]+")


def ascii_text(text: str) -> str:
    """Return lower-case text in plain Latin letters: Serbian Cyrillic and diacritics folded, đ as dj."""
    lowered = unicodedata.normalize("NFC", text.replace("\0", " ")).lower()
    latin = lowered.translate(_CYRILLIC_TO_LATIN).translate(_LETTERS_WITHOUT_ACCENT)
    return "".join(c for c in unicodedata.normalize("NFKD", latin) if not unicodedata.combining(c))


def fold(text: str) -> str:
    """Return words to compare by: folded, with every other sign as one space (``Nr. 534/2`` is ``nr 534 2``)."""
    return _NOT_A_WORD.sub(" ", ascii_text(text)).strip()


def readable_slug(text: str, length: int = 80) -> str:
    """Return a readable ASCII address part of at most ``length`` signs, cut between words; may be empty."""
    slug = _NOT_A_WORD.sub("-", ascii_text(text)).strip("-")
    if len(slug) <= length:
        return slug
    return slug[: length + 1].rsplit("-", 1)[0][:length]
