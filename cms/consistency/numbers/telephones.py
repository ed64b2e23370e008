"""Telephone numbers, however their digits are set; a register's number looks like one only without the word before."""

import re
from collections.abc import Iterator

from ..differences import Mention

_SIGN = r"[ \u00a0()/.–-]{0,2}"
_DIGITS = rf"(?:(?:\+|00)[0-9](?:{_SIGN}[0-9]){{8,12}}|[0-9](?:{_SIGN}[0-9]){{5,9}})(?!\w)"
_MARKED = re.compile(
    r"(?<!\w)(?:tel|telef\w{0,10}|fax|faks\w{0,3}|mob\w{0,6}|viber|whatsapp|тел\w{0,10}|факс\w{0,3}|моб\w{0,6})(?!\w)"
    rf"[^\w\n+(]{{0,4}}(?:(?:në|na|на|nr|br|бр)[. :]{{1,3}})?(?P<number>\(?{_DIGITS})",
    re.I,
)
_ALONE = re.compile(r"(?<![\w.,/+-])0[0-9]{2,3}[ \u00a0/-][0-9]{3}[ \u00a0-]?[0-9]{3}(?![\w/-]|[.,][0-9])")
_OF_KOSOVO = re.compile(r"(?:00)?383(?=[1-9][0-9]{7,8}\Z)")


def telephones(text: str) -> Iterator[Mention]:
    """Keys are digits only, with 0 in place of the country's code."""
    marked = [match.span("number") for match in _MARKED.finditer(text)]
    ends = {end for _start, end in marked}
    alone = [match.span() for match in _ALONE.finditer(text) if match.end() not in ends]
    for start, end in (*marked, *alone):
        yield Mention(_key(text[start:end]), start, end)


def _key(written: str) -> str:
    return _OF_KOSOVO.sub("0", re.sub(r"[^0-9]", "", written.replace("(0)", "")))
