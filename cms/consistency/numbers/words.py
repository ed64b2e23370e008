"""Numbers in words up to 31, in both languages and scripts, and dates that begin with such a word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from search.analysis import dates

from ..plain import plain

_ALBANIAN = "nje dy tre kater pese gjashte shtate tete nente dhjete".split()  # noqa: SIM905
_SERBIAN = [
    "jedan",
    "dva",
    "tri",
    "cetiri",
    "pet",
    "sest",
    "sedam",
    "osam",
    "devet",
    "deset",
    "jedanaest",
    "dvanaest",
    "trinaest",
    "cetrnaest",
    "petnaest",
    "sesnaest",
    "sedamnaest",
    "osamnaest",
    "devetnaest",
    "dvadeset",
]
_OTHERS = {
    "tri": 3, "jedna": 1, "jedno": 1, "jednog": 1, "jedne": 1, "jednu": 1, "dve": 2, "dvije": 2, "njezet": 20,
    "tridhjete": 30, "trideset": 30,
}  # fmt: skip
NUMBERS = (
    {word: value for value, word in enumerate(_ALBANIAN, 1)}
    | {f"{word}mbedhjete": value + 10 for value, word in enumerate(_ALBANIAN[:9], 1)}
    | {word: value for value, word in enumerate(_SERBIAN, 1)}
    | _OTHERS
)
# A day of a month, as Serbian names it: prvog aprila.
_ORDINALS = {
    word: value
    for value, word in enumerate("prvog drugog treceg cetvrtog petog sestog sedmog osmog".split(), 1)  # noqa: SIM905
} | {f"{word}og": value for value, word in enumerate([*_SERBIAN[8:20]], 9)} | {"tridesetog": 30}  # fmt: skip
# With one of these a word is part of a number that is not read.
_LARGE = r"sto|stotin\w{0,3}|dvesta|dvjesta|trista|\w{3,6}sto|\w{0,8}qind\w{0,3}|mije|hil?j?ad\w{0,2}|mili\w{2,8}"
_WORD = "|".join(sorted({*NUMBERS, *_ORDINALS}, key=len, reverse=True))
_RUN = re.compile(rf"(?<![\w-])(?:{_WORD}|{_LARGE})(?:\s{{1,2}}(?:[ei]\s{{1,2}})?(?:{_WORD}|{_LARGE}))*(?![\w-])")
_IS_LARGE = re.compile(_LARGE)
_MONTH = re.compile(
    r"\s{1,2}(?P<month>[^\W\d_]{3,12})(?:[.,]?\s{1,2}(?:(?:te|i|e)\s)?(?:vit\w{0,3}\s)?(?P<year>[12][0-9]{3})(?!\w))?"
)
_PERCENT = re.compile(r"\s{1,2}(?:per\s?qind|odsto|posto|procen)")


@dataclass(frozen=True)
class InWords:
    """``value`` is a number of 1 to 31, or ``day`` the date in whose place it stands, as ``days`` writes it."""

    start: int
    end: int
    value: int
    day: str = ""
    is_percent: bool = False


def in_words(text: str) -> Iterator[InWords]:
    plainly = plain(text)
    for match in _RUN.finditer(plainly):
        words = [word for word in match[0].split() if word not in ("e", "i")]
        if any(_IS_LARGE.fullmatch(word) for word in words):
            continue
        value = _value(words)
        if value and (day := _day(plainly, match.end(), value)):
            yield InWords(match.start(), day[1], value, day[0])
        elif value and not any(word in _ORDINALS for word in words):
            yield InWords(match.start(), match.end(), value, "", bool(_PERCENT.match(plainly, match.end())))


def _value(words: list[str]) -> int:
    """One word, or tens and ones; 0 for anything else."""
    values = [NUMBERS.get(word) or _ORDINALS[word] for word in words]
    if len(values) == 1:
        return values[0]
    return sum(values) if len(values) == 2 and values[0] in (20, 30) and values[1] < 10 else 0


def _day(text: str, at: int, number: int) -> tuple[str, int] | None:
    """The date whose day a word is, and where it ends."""
    match = _MONTH.match(text, at)
    # Three letters that shorten a month may be any word (pri, jan).
    month = dates.month(match["month"]) if match and (len(match["month"]) > 3 or match["month"] in _SHORT) else 0
    try:
        found = date(int(match["year"] or 2000), month, number) if month else None
    except ValueError:
        return None
    if found is None:
        return None
    return (found.isoformat(), match.end()) if match["year"] else (f"{found:--%m-%d}", match.end("month"))


_SHORT = ("maj", "jun", "jul")
