"""The values of a text as a set that may be asked whether it has a value, also in another form."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from .mentions import What, mentions
from .numbers.hours import alternatives
from .parts import Version

# Percentages from here on may stand in a table whose heading has the sign.
_LEAST_BARE = 10


class Known:
    """``keys`` are values as mentions have them; asking costs the same however many these are."""

    def __init__(self, keys: Iterable[str]):
        self.keys = frozenset(keys)
        days = [key for key in self.keys if _is_day(key)]
        self._parts_of_days = {f"-{key[4:]}" for key in days} | {key[:7] for key in days}
        self._ends = {end for key in self.keys for end in _ends(key)}

    def has(self, key: str) -> bool:
        """Also as the end of a longer one (``20/383`` of ``1/20/383``) or the other way round, a day without its year
        or with it, a time without the word that makes it one."""
        return (
            key in self.keys
            or key in self._parts_of_days
            or key in self._ends
            or not self.keys.isdisjoint(_ends(key))
            or not self.keys.isdisjoint(_other_forms(key))
        )


def _is_day(key: str) -> bool:
    return len(key) == 10 and key[4] == "-"


def _ends(key: str) -> Iterator[str]:
    """``20/383`` of ``1/20/383``, but not the last number alone."""
    while "/" in (key := key.partition("/")[2]):
        yield key


def _other_forms(key: str) -> tuple[str, ...]:
    if _is_day(key):
        return (f"-{key[4:]}",)
    if key.endswith("%"):
        return (key[:-1],) if float(key[:-1]) >= _LEAST_BARE else ()
    return alternatives(key)


@lru_cache(maxsize=64)
def known_of_text(text: str) -> Known:
    """Every value of a text; whether a number is money or counts something may look different in two languages."""
    return Known(_keys(text))


def known_of(version: Version) -> Known:
    return Known(key for part in version.parts.values() for key in _keys(part.text))


def _keys(text: str) -> Iterator[str]:
    found = mentions(text)
    return (mention.key for what in What if what is not What.ARTICLE for mention in found[what])


def same(one: str, other: str) -> bool:
    """Whether two values are the same in some form."""
    return one == other or Known((other,)).has(one) or Known((one,)).has(other)
