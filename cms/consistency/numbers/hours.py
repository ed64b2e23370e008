"""Times of the day: 10:00, ora 10, 10 časova, 08.00–16.00 h."""

import re
from collections.abc import Iterator

from ..differences import Mention

_HOUR = r"(?:[01]?[0-9]|2[0-4])(?:[ \u00a0]?[:.,][ \u00a0]?[0-5][0-9](?![0-9]))?(?![0-9])"
_TO = (
    r"(?:[ \u00a0]?[-–—][ \u00a0]?"
    r"|\s(?:do|deri|до|i|dhe|и)\s(?:(?:në|ne|më|u|у)\s)?(?:or[aeë]\w?\s)?)"
)
_HOURS = rf"(?P<hours>{_HOUR}(?:{_TO}{_HOUR}){{0,3}})"
_BEHIND = re.compile(rf"(?<!\w)or(?:ën|ës|en|es|a|ë|e)\s{{1,2}}{_HOURS}", re.I)
_BEFORE = re.compile(
    rf"(?<![\w.,:/–-]){_HOURS}\.?[ \u00a0]?(?:h|č|ч|[čc]as(?:a|u|ov[ai])?|час(?:а|у|ов[аи])?|sat[ia]?|сат[иа]?)(?!\w)",
    re.I,
)
_ONE = re.compile(_HOUR)
_SIGN = re.compile(r"\s?[:.,]\s?")
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]{1,2})?")


def hours(text: str) -> Iterator[Mention]:
    """Each hour that a word tells; one with a colon needs none, and the reading of numbers finds it by itself.

    A key is ``10:00``; for a whole hour ``10 h`` may also last ten hours, which ``alternatives`` allows for.
    """
    for pattern in (_BEHIND, _BEFORE):
        for match in pattern.finditer(text):
            for one in _ONE.finditer(text, *match.span("hours")):
                yield Mention(_key(one[0]), one.start(), one.end())


def _key(written: str) -> str:
    hour, _sign, minute = _SIGN.sub(":", written).partition(":")
    return f"{int(hour)}:{minute or '00'}"


def alternatives(key: str) -> tuple[str, ...]:
    """How a time may be read where no word tells that it is one, and which time a number may be."""
    if ":" in key:
        hour, minute = key.split(":")
        return tuple(f"{form}{'' if minute == '00' else f'.{minute}'}" for form in (hour, hour.zfill(2)))
    if not _NUMBER.fullmatch(key):
        return ()
    whole, _point, minute = key.partition(".")
    return (f"{int(whole)}:{minute.ljust(2, '0')}", f"{key}0", key.rstrip("0")) if minute else (f"{int(whole)}:00",)
