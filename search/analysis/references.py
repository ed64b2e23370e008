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
# A law of 2008 may have its year before: 2008/03-L040. Without a sign before the L only a zero tells it from litres.
_LAW = re.compile(
    r"(?:(?P<of>(?:19|20)[0-9]{2})\s?/\s?)?"
    r"(?:(?P<year>[0-9]{1,3})\s?(?:(?P<slash>/)|[–‑-])\s?|(?P<bare>0[0-9]))"
    r"(?:[LlЛл]\s?\.?\s?[-–‑]?|(?(slash)1\.\s?[-–]|(?!)))\s?"
    r"(?P<number>[0-9]{1,4})(?!\w)(?(slash)|(?![/–‑-][0-9]))"
)
# Letters of an office stand close (01-IV-12); small ones only between digits.
_LETTERS = r"[/–-](?:[A-ZČĆŠŽĐЂА-ЯЈЉЊЋЏ]{1,4}(?![\w])|[^\W0-9_]{1,4}(?=[/–-][0-9]))"
_SLASH = r"[ \u00a0]?/[ \u00a0]?[0-9]{1,6}"
_REFERENCE = re.compile(rf"[0-9]{{1,6}}(?:{_SLASH}|[-–‑][0-9]{{1,6}}|{_LETTERS}){{1,6}}(?!\w|:[0-9])")
_MARKED = re.compile(rf"[0-9]{{1,6}}(?:{_SLASH}|[ \u00a0]?[-–‑][ \u00a0]?[0-9]{{1,6}}|{_LETTERS}){{1,6}}(?!\w|:[0-9])")
# A dash with spaces joins a prefix to a number with its year.
_SPACED = re.compile(
    r"(?:0[0-9]{1,2}[ \u00a0][-–‑][ \u00a0][0-9]{1,6}|[0-9]{1,3}[ \u00a0][-–‑][ \u00a0][0-9]{3,6})"
    r"/(?:19|20)[0-9]{2}(?!\w|:[0-9])"
)
_ENDS_IN_YEAR = re.compile(r".*(?:[/–‑-]\s?(?:19|20)|/\s?)[0-9]{2}", re.S)
_YEARS = re.compile(
    r"(?:((?:19|20)[0-9]{2})(?:\s?[-–—/]\s?(?:19|20)[0-9]{2})+|((?:19|20)[0-9]{2})[-–/]([0-9]{2}))(?!\w|[-/][0-9])"
)
_RANGE = re.compile(r"([1-9][0-9]{0,3})[-–]([1-9][0-9]{0,3})")
_SEPARATORS = re.compile(r"\s*[/–‑-]\s*")
_NO_SIGN = re.compile(r"[^a-z0-9]")
_LAST_YEAR = re.compile(r"(.+/)(?:20)?([0-9]{2})")
_LAST_DIGIT = re.compile(r"(.+/)(0?)([1-9])")


def mark_before(text: str, at: int, earliest: int) -> int:
    """Where a mark (Nr., Br., №, Prot.) begins that stands directly before a number, else ``at``."""
    before = text[max(earliest, at - _REACH) : at].lower().split()[-2:]
    # Looking at the last words first spares the pattern, which is slow, for all other numbers.
    if not any(_MAY_MARK(word) for word in before):
        return at
    match = _MARK.search(text, max(earliest, at - _REACH), at)
    return match.start() if match else at


def law(text: str, at: int) -> Found | None:
    """``03/L-040`` as it stands, with the Cyrillic letter, with other signs around it or none, or with an L misread
    as ``1.``; a year before it is a further term."""
    match = _LAW.match(text, at)
    if match is None:
        return None
    number = f"{match['year'] or match['bare']:0>2}/l-{match['number']:0>3}"
    return Found(at, match.end(), (number, match["of"]) if match["of"] else (number,), Kind.REFERENCE)


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
    """``534/2``, ``01-123/2025``, ``01-IV-12``: the whole first, without zeros before its numbers, then its parts.

    Without a mark 10-15 may be a range: both ends are terms too.
    """
    match = (_MARKED if numbered else _REFERENCE).match(text, at) or _SPACED.match(text, at)
    if match is None:
        return None
    groups = _SEPARATORS.split(match[0])
    if any(is_ending(group) for group in groups if not group.isdigit()):
        return None
    plain = [_plain(group) for group in groups]
    if not all(plain):
        return None
    plain = [_without_zeros(group) for group in plain[:-1]] + [_last_without_zeros(plain[-1])]
    term = "/".join(plain)
    between = None if numbered else _RANGE.fullmatch(match[0])
    if between and int(between[1]) < int(between[2]):
        return Found(at, match.end(), (term, between[1], between[2]), Kind.RANGE)
    parts = _parts(plain) if _ENDS_IN_YEAR.fullmatch(match[0]) else ()
    return Found(at, match.end(), (term, *parts), Kind.REFERENCE)


def _plain(group: str) -> str:
    return group if group.isascii() and group.isdigit() else _NO_SIGN.sub("", ascii_text(group))


def _without_zeros(group: str) -> str:
    """``016`` as ``16``; ``0`` stays."""
    return group.lstrip("0") or "0"


def _last_without_zeros(group: str) -> str:
    """Two digits at the end may be a year, which keeps its zero (``534/05``)."""
    return group if len(group) == 2 else _without_zeros(group)


def _parts(groups: list[str]) -> tuple[str, ...]:
    """What people say of a long reference that ends in a year: ``16/4471`` and ``4471/2024`` of ``16/4471/2024``."""
    parts = ("/".join(part) for part in (groups[:-1], groups[1:]) if len(part) > 1)
    return tuple(part for part in parts if part[0].isdigit())


def other_forms(reference: str) -> tuple[str, ...]:
    """The same reference with a long or a short year, ``16/3307/26`` and ``16/3307/2026``, and with or without a zero
    before its last digit."""
    forms = []
    if match := _LAST_YEAR.fullmatch(reference):
        forms += [f"{match[1]}20{match[2]}", f"{match[1]}{match[2]}"]
    if match := _LAST_DIGIT.fullmatch(reference):
        forms += [match[1] + match[3], f"{match[1]}0{match[3]}"]
    return tuple(form for form in dict.fromkeys(forms) if form != reference)
