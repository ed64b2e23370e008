"""Sentences of a synthetic municipality: word after word as in the demonstration's texts, with invented names between.

Each language's chain is learnt from the demonstration content, so that common words are as common as in real notices.
Names of persons, streets and villages are invented from syllables, with a few that occur often and very many that are
rare (Zipf's law), because an archive's vocabulary grows with every page.
"""

import random
import re
import tomllib
from collections import defaultdict
from functools import cache
from itertools import accumulate

from cms.demo.content import CONTENT

NAMES = 60_000
# One word in so many is an invented name, one in so many a number, amount or reference.
NAME_EVERY, NUMBER_EVERY = 24, 60
_END = "."
_WORD = re.compile(r"[^\W\d_]+|\.")
_SYLLABLES = {
    "sq": "ba be bu dra dri fa ge gja ha je ka ki kla ko la le li lu ma me mi mo na ni pa pe pri ra re ri ro sha she "
    "shi ta te tri va ve vi xha za zhe",
    "sr-latn": "ba be bo bra ča ći da de do dra dži ga go gra ja ka ko kra la le lja lo ma me mi na ne nja pa pe po ra "
    "re ro sa se ša ta te to va ve vi vo za žu",
}
_ENDINGS = {"sq": ("aj", "i", "a", "ë", "ani", "eci"), "sr-latn": ("ić", "ac", "ovo", "ica", "in", "ci")}


class Chain:
    """Word after word of one language. The same dice give the same sentences."""

    def __init__(self, language: str):
        self.language = language
        self._next = _successors(language)
        self._names, self._weights = _names(language)

    def sentence(self, dice: random.Random, length: int) -> str:
        words, word = [], _END
        while len(words) < length:
            word = dice.choice(self._next[word])
            if word != _END:
                words.append(self._between(dice) or word)
        return " ".join(words)

    def text(self, dice: random.Random, words: int) -> str:
        """About ``words`` words in sentences."""
        sentences = []
        while words > 0:
            length = min(dice.randint(7, 26), max(words, 4))
            sentences.append(self.sentence(dice, length).capitalize())
            words -= length
        return ". ".join(sentences) + "."

    def name(self, dice: random.Random) -> str:
        return dice.choices(self._names, cum_weights=self._weights)[0]

    def _between(self, dice: random.Random) -> str:
        if dice.randrange(NAME_EVERY) == 0:
            return self.name(dice)
        return _number(dice) if dice.randrange(NUMBER_EVERY) == 0 else ""


def _number(dice: random.Random) -> str:
    kind = dice.randrange(4)
    if kind == 0:
        return f"{dice.randint(1, 20):02}-{dice.randint(1, 4000)}/{dice.randint(2008, 2026)}"
    if kind == 1:
        return f"{dice.randint(1, 28):02}.{dice.randint(1, 12):02}.{dice.randint(2008, 2026)}"
    return f"{dice.randint(1, 900)}.{dice.randint(0, 999):03},00" if kind == 2 else str(dice.randint(1, 3000))


@cache
def _successors(language: str) -> dict[str, list[str]]:
    """For each word the words that follow it, as often as they do; a full stop begins and ends a sentence."""
    follow: dict[str, list[str]] = defaultdict(list)
    for text in _texts(language):
        before = _END
        for word in [*_WORD.findall(text), _END]:
            if (before, word) != (_END, _END):
                follow[before].append(word)
            before = word
    return dict(follow)


def _texts(language: str) -> list[str]:
    found: list[str] = []
    for path in sorted(CONTENT.glob("*.toml")):
        _collect(tomllib.loads(path.read_text(encoding="utf-8")), language, False, found)
    return found


def _collect(value, language: str, inside: bool, found: list[str]) -> None:
    """Every text below a table named after the language."""
    if isinstance(value, dict):
        for name, part in value.items():
            _collect(part, language, inside or name == language, found)
    elif isinstance(value, list):
        for part in value:
            _collect(part, language, inside, found)
    elif inside and isinstance(value, str):
        found.append(value)


@cache
def _names(language: str) -> tuple[list[str], list[float]]:
    """Invented names and their cumulative weights: the n-th is n times rarer than the first."""
    dice = random.Random(language)  # noqa: S311 - names, not secrets
    syllables = _SYLLABLES[language].split()
    names: dict[str, None] = {}
    while len(names) < NAMES:
        word = "".join(dice.choices(syllables, k=dice.randint(2, 4)))
        names[word.capitalize() + dice.choice(_ENDINGS[language])] = None
    return list(names), list(accumulate(1 / rank for rank in range(1, NAMES + 1)))
