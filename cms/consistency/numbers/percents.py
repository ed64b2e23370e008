"""Percentages of any size: 5 %, 5,5%, 5 deri 10 për qind, pet odsto is read with the words."""

import re
from collections.abc import Iterator

from ..differences import Mention
from .money import plain_number

_NUMBER = r"[0-9]{1,3}(?:[.,][0-9]{1,3})?"
_PERCENT = re.compile(
    rf"(?<![\w.,])(?P<numbers>{_NUMBER}(?:(?:\s?[-–]\s?|\s(?:do|deri|dhe|i|ili|ose|до|и|или)\s(?:në\s)?){_NUMBER})?)"
    r"\s?(?:%|p[ëe]r\s?qind\w{0,4}|odsto|posto|procen\w{0,5}|одсто|посто|процен\w{0,5})",
    re.I,
)
_ONE = re.compile(_NUMBER)


def percents(text: str) -> Iterator[Mention]:
    """Keys are ``5.5%``."""
    for match in _PERCENT.finditer(text):
        for one in _ONE.finditer(text, *match.span("numbers")):
            yield Mention(f"{plain_number(one[0].replace(',', '.'))}%", one.start(), match.end())
