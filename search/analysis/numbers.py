"""Numbers that are no reference and no date: amounts, times, telephones, and digits with letters."""

import re

from cms.text import ascii_text

from .endings import is_ending
from .folding import INSIDE, LONGEST
from .found import Found

_TIME = re.compile(r"([01]?[0-9]|2[0-4]):([0-5][0-9])(?::[0-5][0-9])?(?![0-9:])")
# Three groups of three or the country's code before: nobody's register looks like this.
_SIGN = r"[ \u00a0/.-]?"
_TELEPHONE = re.compile(
    rf"(?:(?:(?<=\+)|00)(?P<land>38[0-9]|377|355){_SIGN}(?:\(0\){_SIGN})?(?P<rest>[0-9](?:{_SIGN}[0-9]){{6,9}})"
    rf"|(?P<whole>0[0-9]{{2}}{_SIGN}[0-9]{{3}}[ \u00a0-]?(?:[0-9]{{3}}|[0-9]{{2}}[ \u00a0-][0-9]{{1,2}})))"
    r"(?![\w/]|[.,-][0-9])"
)
_SPACED = re.compile(r"[0-9]{1,3}(?:[ \u00a0\u202f\u2009][0-9]{3})+(?:[.,][0-9]{1,2})?(?=\s?(?:€|[Ee]ur|EUR|[Ее]вр))")
_SPACED_BY_SIGN = re.compile(r"[0-9]{1,3}(?:[\u00a0\u202f\u2009][0-9]{3})+(?:[.,][0-9]{1,2})?(?!\w)")
# 1,2,3 is a list of numbers.
_WITH_POINTS = re.compile(r"(?<![0-9],)[0-9]+(?:[.,][0-9]+)+(?!\w)")
_PLAIN = re.compile(rf"(?P<digits>[0-9]+)(?P<letters>[\w{INSIDE}]*)(?:[-–](?P<ending>[^\W0-9_]{{1,3}})(?![\w-]))?")
_UNITS = frozenset(("euro", "eur", "eura", "evra", "evro", "godine", "god", "vit", "viti", "vitit", "vj"))
_NO_SIGN = re.compile(r"[^a-z0-9]")


def time(text: str, at: int) -> Found | None:
    match = _TIME.match(text, at)
    return Found(at, match.end(), (f"{int(match[1])}:{match[2]}",)) if match else None


def telephone(text: str, at: int) -> Found | None:
    """Digits only, with 0 in place of a country's code: ``+383 38 200 100`` is ``038200100``."""
    match = _TELEPHONE.match(text, at)
    if match is None:
        return None
    digits = re.sub(r"[^0-9]", "", match["whole"] or "0" + match["rest"])
    start = at - 1 if text[at - 1 : at] == "+" else at
    return Found(start, match.end(), (digits,))


def amount(text: str, at: int) -> Found | None:
    """Numbers with signs inside, without those between thousands and without empty cents: ``2.200,00`` is ``2200``."""
    for pattern in (_SPACED, _SPACED_BY_SIGN):
        match = pattern.match(text, at)
        if match:
            return Found(at, match.end(), (_plain_amount(re.sub(r"\s", "", match[0])),))
    match = _WITH_POINTS.match(text, at)
    if match is None:
        return None
    term = _plain_amount(match[0])
    return Found(at, match.end(), (term[:LONGEST],)) if term else None


def _plain_amount(number: str) -> str:
    first, *groups = re.split(r"[.,]", number)
    if not groups:
        return number
    in_thousands = 1 <= len(first) <= 3 and not first.startswith("0")
    if in_thousands and all(len(group) == 3 for group in groups):
        return first + "".join(groups)
    if len(groups) > 1 and in_thousands and all(len(group) == 3 for group in groups[:-1]) and len(groups[-1]) <= 2:
        return _with_cents(first + "".join(groups[:-1]), groups[-1])
    if len(groups) == 1:
        return _with_cents(first, groups[0])
    return "" if "," in number else number


def _with_cents(whole: str, cents: str) -> str:
    return whole if cents in ("0", "00") else f"{whole}.{cents}"


def plain(text: str, at: int) -> Found | None:
    """Digits without zeros before them, as in references, with the letters that follow if they are no ending and no
    unit: ``5G``, but 2024-ës, 3000euro."""
    match = _PLAIN.match(text, at)
    letters = _NO_SIGN.sub("", ascii_text(match["letters"])) if match["letters"] else ""
    digits = match["digits"].lstrip("0") or "0"
    term = digits if letters in _UNITS or (letters and is_ending(letters)) else digits + letters
    end = match.end() if match["ending"] and is_ending(match["ending"]) else match.end("letters")
    return Found(at, end, (term[:LONGEST],))
