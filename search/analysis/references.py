"""Numbers of registers, laws and ranges: one term each, with ``/`` between the groups."""

import re

from cms.text import ascii_text

from .endings import is_ending
from .found import Found, Kind

_NUMBER = r"(?:numri|numër|nr|broj|br|број|бр|no|№)"
_REGISTER = r"(?:prot\w{0,10}|прот\w{0,10}|ref\w{0,10}|реф\w{0,10}|delovodni|деловодни|del|дел)"
_MARK = re.compile(
    rf"(?<!\w)(?:{_REGISTER}[.:]{{0,2}}\s?)?(?:{_NUMBER}[.:]{{0,2}}\s{{0,2}}(?:(?:i\s)?{_REGISTER})?|{_REGISTER})"
    r"[\s.:]{0,4}[-–]?\Z",
    re.I,
)
_REACH = 40
_MAY_MARK = re.compile(r"\W*(?:n|b|p|r|d|н|б|п|р|д|№)", re.I).match
_LAW = re.compile(r"(?P<year>[0-9]{1,3})\s?/\s?(?:[LlЛл]\s?\.?\s?[-–]?|1\.\s?[-–])\s?(?P<number>[0-9]{1,4})(?![\w])")
# Letters of an office stand close (01-IV-12); small ones only between digits.
_LETTERS = r"[/–-](?:[A-ZČĆŠŽĐЂА-ЯЈЉЊЋЏ]{1,4}(?![\w])|[^\W0-9_]{1,4}(?=[/–-][0-9]))"
_SLASH = r"[ \u00a0]?/[ \u00a0]?[0-9]{1,6}"
_REFERENCE = re.compile(rf"[0-9]{{1,6}}(?:{_SLASH}|[-–‑][0-9]{{1,6}}|{_LETTERS}){{1,6}}(?!\w|:[0-9])")
_MARKED = re.compile(rf"[0-9]{{1,6}}(?:{_SLASH}|[ \u00a0]?[-–‑][ \u00a0]?[0-9]{{1,6}}|{_LETTERS}){{1,6}}(?!\w|:[0-9])")
_YEARS = re.compile(
    r"(?:((?:19|20)[0-9]{2})(?:\s?[-–—/]\s?(?:19|20)[0-9]{2})+|((?:19|20)[0-9]{2})[-–/]([0-9]{2}))(?!\w|[-/][0-9])"
)
_RANGE = re.compile(r"([1-9][0-9]{0,3})[-–]([1-9][0-9]{0,3})")
_SEPARATORS = re.compile(r"\s*[/–‑-]\s*")
_NO_SIGN = re.compile(r"[^a-z0-9]")
_LAST_YEAR = re.compile(r"(.+/)(?:20)?([0-9]{2})")


def mark_before(text: str, at: int, earliest: int) -> int:
    """Where a mark (Nr., Br., №, Prot.) begins that stands directly before a number, else ``at``."""
    before = text[max(earliest, at - _REACH) : at].lower().split()[-2:]
    # Looking at the last words first spares the pattern, which is slow, for all other numbers.
    if not any(_MAY_MARK(word) for word in before):
        return at
    match = _MARK.search(text, max(earliest, at - _REACH), at)
    return match.start() if match else at


def law(text: str, at: int) -> Found | None:
    """``03/L-040`` as it stands, with the Cyrillic letter, without the hyphen or with an L misread as ``1.``"""
    match = _LAW.match(text, at)
    if match is None:
        return None
    number = f"{match['year']:0>2}/l-{match['number']:0>3}"
    return Found(at, match.end(), (number,), Kind.REFERENCE)


def years(text: str, at: int) -> Found | None:
    """``2019-2022`` and ``2024/25``: the range and each year that is written."""
    match = _YEARS.match(text, at)
    if match is None:
        return None
    written = re.findall(r"[0-9]{4}", match[0])
    if match[3]:
        if int(match[3]) != (int(match[2]) + 1) % 100:
            return None
        written.append(str(int(match[2]) + 1))
    if sorted(written) != written:
        return None
    return Found(at, match.end(), (f"{written[0]}/{written[-1]}", *written), Kind.RANGE)


def reference(text: str, at: int, numbered: bool) -> Found | None:
    """``534/2``, ``01-123/2025``, ``01-IV-12``. Without a mark 10-15 may be a range: both ends are terms too."""
    match = (_MARKED if numbered else _REFERENCE).match(text, at)
    if match is None:
        return None
    groups = _SEPARATORS.split(match[0])
    if any(is_ending(group) for group in groups):
        return None
    plain = [_NO_SIGN.sub("", ascii_text(group)) for group in groups]
    if not all(plain):
        return None
    term = "/".join(plain)
    between = None if numbered else _RANGE.fullmatch(match[0])
    if between and int(between[1]) < int(between[2]):
        return Found(at, match.end(), (term, between[1], between[2]), Kind.RANGE)
    return Found(at, match.end(), (term,), Kind.REFERENCE)


def other_years(reference: str) -> tuple[str, ...]:
    """How the same reference is written with a long or a short year: ``016/3307/26`` and ``016/3307/2026``."""
    match = _LAST_YEAR.fullmatch(reference)
    if match is None:
        return ()
    long, short = f"{match[1]}20{match[2]}", f"{match[1]}{match[2]}"
    return tuple(other for other in (long, short) if other != reference)
