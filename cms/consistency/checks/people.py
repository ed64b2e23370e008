"""The same person's name written in two ways: without diacritics, or with a letter more."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz.distance import OSA

from cms.text import ascii_text

from ..choices import Code, Kind
from ..differences import Difference
from ..parts import Pair, Part
from ..register import Register
from . import names

_CAPITAL = "A-ZČĆŠŽĐÇËА-ЯЈЉЊЋЏЂ"
_NAME = re.compile(rf"(?<![\w.])[{_CAPITAL}][^\W\d_]{{2,}}(?:-[{_CAPITAL}][^\W\d_]+)?")
_BETWEEN = re.compile(r"[ \u00a0\t]{1,2}")
# Case endings of names in both languages, the longer first.
_ENDINGS = re.compile(r"(?<=...)(?:it|in|ut|un|ës|es|ën|en|om|em|a|u|i|e|ë|о|а|у|ом|ем)$")
# How Albanian writes sounds that Serbian writes with a diacritic; and the other way round.
_SOUNDS = (("xh", "dž"), ("zh", "ž"), ("sh", "š"), ("gj", "đ"), ("q", "ć"), ("ç", "č"), ("nj", "nj"), ("lj", "lj"))


# Beginnings, in plain letters, of words that offices write with a capital and that are no names of people.
_NO_NAMES = tuple((Path(__file__).parents[1] / "data" / "no_names.txt").read_text(encoding="utf-8").split())


@dataclass(frozen=True)
class Person:
    """Two words that look like a name. ``key`` is the same for one person in both spellings; ``spelt`` is not."""

    key: tuple[str, str]
    spelt: tuple[str, str]
    shown: str
    part: Part
    start: int
    end: int


def people_in_two_spellings(pair: Pair, register: Register) -> Iterator[Difference]:
    """For each name, each spelling in each language that differs from the one with most diacritics."""
    places = {ascii_text(word) for name in register.names for words in name.spellings for word in words.split()}
    people = [person for version in pair for part in version.parts.values() for person in _people(part)]
    people = [person for person in people if not any(_is_no_name(word, places) for word in person.shown.split())]
    for group in _groups(people):
        spellings = Counter(person.spelt for person in group)
        right = max(group, key=lambda person: (_diacritics(person.shown), spellings[person.spelt], -person.start))
        told: set[tuple] = set()
        for person in group:
            place = (person.spelt, person.part.language)
            if place not in told and not _is_same(person, right):
                told.add(place)
                yield _difference(pair, person, right)


def _people(part: Part) -> Iterator[Person]:
    words = list(_NAME.finditer(part.text))
    for first, last in zip(words, words[1:], strict=False):
        if _BETWEEN.fullmatch(part.text, first.end(), last.start()):
            spelt = (_stem(first[0]), _stem(last[0]))
            key = (_key(spelt[0]), _key(spelt[1]))
            shown = f"{first[0]} {last[0]}"
            yield Person(key, spelt, shown, part, first.start(), last.end())


def _is_no_name(word: str, places: set[str]) -> bool:
    plain = ascii_text(word)
    return plain.startswith(_NO_NAMES) or any(
        names.is_form(plain, place) or names.is_slip(plain, place) for place in places
    )


def _stem(word: str) -> str:
    return _ENDINGS.sub("", word.lower())


def _key(stem: str) -> str:
    for albanian, serbian in _SOUNDS:
        stem = stem.replace(albanian, serbian)
    return re.sub(r"(.)\1", r"\1", ascii_text(stem).replace("dj", "d"))


def _diacritics(word: str) -> int:
    return sum(not sign.isascii() for sign in word)


def _groups(people: list[Person]) -> Iterator[list[Person]]:
    """Persons whose keys are the same, or differ by one letter in one of two long enough words."""
    groups: dict[tuple[str, str], list[Person]] = {}
    for person in people:
        key = next((known for known in groups if _is_near(known, person.key)), person.key)
        groups.setdefault(key, []).append(person)
    for group in groups.values():
        if len({person.spelt for person in group}) > 1:
            yield group


def _is_near(one: tuple[str, str], other: tuple[str, str]) -> bool:
    if one == other:
        return True
    distances = [OSA.distance(a, b, score_cutoff=1) for a, b in zip(one, other, strict=True)]
    long_enough = all(min(len(a), len(b)) >= 5 for a, b in zip(one, other, strict=True) if a != b)
    return sum(distances) == 1 and long_enough and all(a[:1] == b[:1] for a, b in zip(one, other, strict=True))


def _is_same(person: Person, right: Person) -> bool:
    """Spelled alike, or as the other language rightly spells the sounds."""
    return all(map(_sounds_alike, person.spelt, right.spelt))


def _sounds_alike(one: str, other: str) -> bool:
    return one == other or _in_serbian(one) == _in_serbian(other)


def _in_serbian(stem: str) -> str:
    for albanian, serbian in _SOUNDS:
        stem = stem.replace(albanian, serbian)
    return re.sub(r"([^aeiou])\1", r"\1", stem).replace("ë", "e")


def _difference(pair: Pair, person: Person, right: Person) -> Difference:
    sides = sorted((person, right), key=lambda one: one.part.language != pair.first.language)
    first, second = sides if person.part.language != right.part.language else (person, right)
    passages = [one.part.passage(one.start, one.end) for one in (first, second)]
    keys = (" ".join(first.spelt), " ".join(second.spelt))
    return Difference(Kind.PERSON, Code.TWO_SPELLINGS, keys, *passages, {"first": first.shown, "second": second.shown})
