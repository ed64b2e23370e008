"""Whether a number is money, how much it is with the word behind it, and on which side of nothing."""

import re
from decimal import Decimal, InvalidOperation

_CURRENCY = r"(?:€|eur(?:o|a|os|ove|ovë|ot)?\b|evr[aoiu]\b|евр[аоиу]\b|dinar|динар|lek[ëe]?\b|usd\b|\$)"
_MANY = {
    1_000: r"mij[eë]|hiljad\w{0,2}|хиљад\w{0,2}",
    1_000_000: r"milion\w{0,4}|mil\.|mln\.?|милион\w{0,4}|мил\.",
    1_000_000_000: r"miliard\w{0,4}|милијард\w{0,2}|milijard\w{0,2}|mlrd\.?|mld\.?",
}
_FACTOR = re.compile(
    r"[ \u00a0]?(?:" + "|".join(f"(?P<f{factor}>{words})" for factor, words in _MANY.items()) + r")(?!\w)", re.I
)
_AFTER = re.compile(rf"[\s\-–]{{0,3}}{_CURRENCY}", re.I)
_BEFORE = re.compile(r"(?:€|\beur)\s?[-−]?\Z", re.I)
_WITHIN = re.compile(rf"{_CURRENCY}\Z", re.I)
# A minus stands at its number and behind a word, a colon or a bracket; at the begin of a line it marks a point.
_MINUS = re.compile(r"(?:[^\W\d_]|[:=€])[ \u00a0][-−]\Z|\([-−]\Z|−\Z")


def is_money(text: str, start: int, end: int) -> bool:
    """Whether the number ``text[start:end]``, with a word for a thousand or a million behind it, is an amount."""
    return bool(
        _AFTER.match(text, end_of_number(text, end))
        or _WITHIN.search(text[start:end])
        or _BEFORE.search(text[max(0, start - 6) : start])
    )


def end_of_number(text: str, end: int) -> int:
    """Where a number ends together with such a word."""
    match = _FACTOR.match(text, end)
    return match.end() if match else end


def multiplied(term: str, text: str, end: int) -> str:
    """``2.5`` before “milionë” is ``2500000``; what is no number stays as it is."""
    match = _FACTOR.match(text, end)
    try:
        return plain_number(Decimal(term) * int(match.lastgroup[1:])) if match else term
    except InvalidOperation:
        return term


def plain_number(number: str | Decimal) -> str:
    """Without zeros that say nothing: ``5.50`` is ``5.5``."""
    written = f"{Decimal(number):f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def minus_before(text: str, start: int) -> int:
    """Where the minus of a number begins, else ``start``."""
    return start - 1 if _MINUS.search(text[max(0, start - 3) : start]) else start
