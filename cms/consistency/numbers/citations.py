"""Articles, points and paragraphs of laws as texts cite them."""

import re
from collections.abc import Iterator

from ..differences import Mention

_CUE = (
    r"(?:nenparagraf\w{0,4}|nen(?:it|in|i|et|eve|ve|e)?|(?:n[ëe]n)?pik(?:a|ë|e|ës|es|ën|en|at|ave|ash)|paragraf\w{0,4}"
    r"|nënparagraf\w{0,4}|aline\w{0,4}|član\w{0,6}|clan(?:a|u|om|ovi|ova)?|čl|(?:pod)?tačk\w{1,3}|(?:pod)?tack\w{1,3}|(?:pod)?stav\w{0,4}"
    r"|члан\w{0,6}|чл|(?:под)?тачк\w{1,3}|(?:под)?став\w{0,4}|параграф\w{0,2}|алинеј\w{0,2})"
)
# A single I may be a word of a heading in capitals.
_ROMAN = r"(?-i:(?:[VXL][IVXL]{0,5}|I[VXI]{1,4})(?!\w)|I(?=[.,;:)]))"
_NUMBER = rf"(?:[0-9]{{1,3}}(?:\.[0-9]{{1,2}}){{0,3}}(?![0-9]|\s?[€%/])|{_ROMAN})"
_NEXT = rf"(?:\s*[,;]\s*|\.?[ \u00a0]+(?:(?:dhe|edhe|ose|deri|i|e|ili|do|и|или|до)\s+)?|\s?[-–]\s?){_NUMBER}"
_CITED = re.compile(rf"(?<!\w){_CUE}[ \u00a0.:,]*\s?(?P<list>{_NUMBER}(?:\.?{_NEXT})*)", re.I)
_ONE = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,2}){0,3}|(?<!\w)[IVXL]+(?!\w)")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}
_IS_ROMAN = re.compile(r"L?X{0,3}(?:IX|IV|V?I{0,3})")
# Numbers of one citation stand this near to each other: član 12. stav 2. tačka 2.1.
_NEAR = 30


def citations(text: str) -> Iterator[Mention]:
    """Each number that is cited; keys are ``12`` or ``12.2``."""
    for match in _CITED.finditer(text):
        for one in _ONE.finditer(text, *match.span("list")):
            if key := _key(one[0]):
                yield Mention(key, one.start(), one.end())


def _key(number: str) -> str:
    if number[0].isdigit():
        return ".".join(str(int(group)) for group in number.split("."))
    return str(_of_roman(number)) if _IS_ROMAN.fullmatch(number) else ""


def _of_roman(number: str) -> int:
    values = [_VALUES[letter] for letter in number]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def in_one(before: Mention | None, mention: Mention) -> str:
    """A point with the article directly before it as one number: ``12.2`` for “član 12. stav 2”; empty where alone."""
    if before is None or not 0 <= mention.start - before.end <= _NEAR or "." in mention.key:
        return ""
    return f"{before.key}.{mention.key}"
