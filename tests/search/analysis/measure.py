"""How well a stemmer keeps forms together and words apart: ``python -m tests.search.analysis.measure``."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from search.analysis import albanian, fold_word, serbian


@dataclass(frozen=True)
class Measured:
    """Shares between 0 and 1: pairs of forms left apart, and words that share a stem with another word."""

    words: int
    understemming: float
    overstemming: float
    apart: list[set[str]]
    mixed: list[tuple[str, str]]


def groups(name: str, form: Callable[[str], str] = fold_word) -> list[list[str]]:
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return [[form(word) for word in line.split()] for line in lines if line and not line.startswith("#")]


def measure(forms: list[list[str]], stem: Callable[[str], str]) -> Measured:
    stems = [[stem(form) for form in group] for group in forms]
    pairs = [(one, other) for group in stems for one, other in combinations(group, 2)]
    # A form of two words (drejtori) is no fault of the stemmer.
    mixed = [
        (forms[one][0], forms[other][0])
        for one, other in combinations(range(len(forms)), 2)
        if set(stems[one]) & set(stems[other]) and not set(forms[one]) & set(forms[other])
    ]
    return Measured(
        words=len(forms),
        understemming=sum(one != other for one, other in pairs) / len(pairs),
        overstemming=len({word for pair in mixed for word in pair}) / len(forms),
        apart=[set(group) for group in stems if len(set(group)) > 1],
        mixed=mixed,
    )


LISTS = (
    ("albanian_forms.txt", albanian.stem),
    ("albanian_unseen.txt", albanian.stem),
    ("serbian_forms.txt", serbian.stem),
)

if __name__ == "__main__":
    for name, stem in LISTS:
        found = measure(groups(name), stem)
        shares = f"{found.understemming:.1%} of the pairs apart, {found.overstemming:.1%} of the words mixed"
        sys.stdout.write(f"{name}: {found.words} words, {shares}\n")
