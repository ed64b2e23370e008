"""Addresses of mail and of the web: whole, and their host as a second term."""

import re

from cms.text import ascii_text

from .found import Found, Kind

# An address longer than this is cut: nobody types more, and an index has limits.
_LONGEST = 200
_ENDS = "net|org|com|eu|info|rs|al|mk|edu|gov"
_MAY_BE = re.compile(rf"\.(?:{_ENDS})(?![\w-])")
_MAIL = r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}"
_WEB = r"(?<!\w)(?:https?://|www\.)[^\s<>\"'“”„‟»«()\[\]{}]{2,}"
_HOST = rf"(?<![\w.@/-])(?:[\w-]{{1,63}}\.){{1,6}}(?:{_ENDS})(?![\w-]|\.\w)(?:/[^\s<>\"'“”„‟»«()\[\]{{}}]*)?"
_ADDRESS = re.compile(rf"{_MAIL}|{_WEB}|{_HOST}")
_BEGINNING = re.compile(r"^(?:https?://)?(?:www\.)?")
_NO_SIGN = re.compile(r"[^a-z0-9_./@:+-]+")


def addresses(text: str) -> list[Found]:
    """The addresses of a text in its order. Most texts have none, and the first look sees that."""
    if "@" not in text and "://" not in text and "www." not in text and not _MAY_BE.search(text):
        return []
    return [found for match in _ADDRESS.finditer(text) if (found := _found(match))]


def _found(match: re.Match) -> Found | None:
    written = match[0].rstrip(".,;:!?-_")
    plain = _NO_SIGN.sub("_", _BEGINNING.sub("", ascii_text(written))).rstrip("/._")
    host = plain.rpartition("@")[2].partition("/")[0].partition(":")[0]
    if not host or not plain[0].isalnum():
        return None
    terms = dict.fromkeys((plain[:_LONGEST], host[:_LONGEST]))
    return Found(match.start(), match.start() + len(written), tuple(terms), Kind.ADDRESS)
