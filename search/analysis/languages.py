"""The languages that the analysis knows: how each shortens words, and which words say nothing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from . import albanian, serbian
from .folding import fold_word, is_roman

_DATA = Path(__file__).with_name("data")


@dataclass(frozen=True)
class Language:
    """``stem`` shortens folded words; ``stop_words`` are folded."""

    stem: Callable[[str], str] = str
    stop_words: frozenset[str] = field(default_factory=frozenset)

    def term(self, folded: str) -> str:
        """The term of a folded word; numerals and words with digits have no endings."""
        return self.stem(folded) if folded.isalpha() and not is_roman(folded) else folded


def stop_words(name: str) -> frozenset[str]:
    """The words of a list, folded."""
    lines = (_DATA / f"stop_words.{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(fold_word(word) for line in lines if not line.startswith("#") for word in line.split())


@cache
def languages() -> Mapping[str, Language]:
    """The languages with an own analysis, by the first part of their codes."""
    serbo_croatian = Language(serbian.stem, stop_words("sr"))
    return {"sq": Language(albanian.stem, stop_words("sq"))} | dict.fromkeys(("sr", "bs", "hr"), serbo_croatian)


_ONLY_FOLDED = Language()


@cache
def language_of(code: str) -> Language:
    """The language of a code such as ``sq`` or ``sr-latn``; words of others are only folded."""
    return languages().get(code.lower().partition("-")[0], _ONLY_FOLDED)


@cache
def all_languages() -> tuple[Language, ...]:
    """Each way to analyse a word once: the languages with an own analysis, and folding alone."""
    return (*{id(language): language for language in languages().values()}.values(), _ONLY_FOLDED)


@cache
def stop_words_of_all() -> frozenset[str]:
    return frozenset().union(*(language.stop_words for language in all_languages()))


def is_stop_word(folded: str) -> bool:
    """Whether a folded word says nothing in one of the languages."""
    return folded in stop_words_of_all()
